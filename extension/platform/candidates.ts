/** Where a command that was called without an argument looks for what to work on. Paths with `/`, of files on this machine. */
export interface Surroundings {
  /** Of the editor that has the focus: a notebook, or the file of a text editor. */
  readonly active: string | null;
  /** Those that are open, scripts with cells among them. */
  readonly notebooks: readonly string[];
  /** Every `slipway.yaml` of the open folders. */
  readonly manifests: readonly string[];
}

/**
 * The notebooks and manifests that may be meant, each project once; one where it is plain. The editor with the focus
 * decides: by its notebook, else by the nearest manifest around its file.
 */
export function candidates({ active, notebooks, manifests }: Surroundings): readonly string[] {
  if (active !== null) {
    if (active.endsWith('.ipynb') || notebooks.includes(active)) return [active];
    const [nearest] = around(active, manifests);
    if (nearest !== undefined) return [nearest];
  }
  return [
    ...notebooks,
    ...manifests.filter((manifest) => !notebooks.some((one) => around(one, [manifest]).length > 0)),
  ];
}

/** Manifests whose folder holds the file, the nearest first. */
const around = (file: string, manifests: readonly string[]): string[] =>
  manifests
    .filter((manifest) => file.startsWith(folderOf(manifest)))
    .toSorted((one, other) => other.length - one.length);

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
