import { moduleNames } from '#core/environment/installed/module-names.ts';

/** What folders and files a distribution brings, as a tree of dotted names. */
export interface Part {
  /** A module or a package with a file of its own; a bare folder is a namespace that others may share. */
  own: boolean;
  readonly parts: Map<string, Part>;
}

/** Folders that belong to nobody: several distributions bring parts of them, some with a file that only says so. */
const shared = new Set(
  'azure azure.ai azure.mgmt azureml azureml.train azureml.pipeline azureml.contrib azureml.data databricks google google.api google.cloud mpl_toolkits opencensus sphinxcontrib'.split(
    ' ',
  ),
);

/** Names that a distribution installs by mistake, and that a project is far more likely to mean as its own. */
const accidental =
  /^(?:_.*|tests?|testing|docs?|examples?|benchmarks?|scripts?|tools?|utils?|src|lib|config|data|common|core|helpers?|samples?|bin|build|setup|conftest|notebooks?|tutorials?|models?|app|main|demo|cli|server|client|test_.*|.*_tests?|integration|ci|misc|preprocessing|metrics|dataset|training|resources|assets|images|requirements|version|plugins|experiments|evaluation|pipelines?|packages?|project|module|playground|deployment|packaging_utils|cmake|include|share|licen[sc]es?|third_party|custom|baselines|extra|compat|contrib|troubleshooting|utility|validate|past|projects|recipes|studio|com|gethostname|hopper|egs3|splet|.*__mypyc)$/i;

export const isAccidental = (name: string): boolean => accidental.test(name);

/** The tree of the importable names among installed paths. */
export function moduleTree(paths: readonly string[]): Part {
  const root: Part = { own: false, parts: new Map() };
  for (const path of paths) {
    const names = moduleNames(path);
    if (names === null) continue;
    let here = root;
    for (const name of names) {
      const next = here.parts.get(name) ?? { own: false, parts: new Map() };
      here.parts.set(name, next);
      here = next;
    }
    here.own = true;
  }
  return root;
}

/**
 * The shortest dotted names that exactly one of the distributions brings, by name; a name that two bring whole has no owner and is
 * given back apart.
 */
export function owners(trees: ReadonlyMap<string, Part>): {
  owned: Map<string, string>;
  disputed: Map<string, string[]>;
} {
  const owned = new Map<string, string>();
  const disputed = new Map<string, string[]>();
  divide('', [...trees], owned, disputed);
  return { owned, disputed };
}

function divide(
  path: string,
  holders: readonly (readonly [string, Part])[],
  owned: Map<string, string>,
  disputed: Map<string, string[]>,
): void {
  const names = new Set(holders.flatMap(([, part]) => [...part.parts.keys()]));
  for (const name of names) {
    if (path === '' && isAccidental(name)) continue;
    // Nobody imports what is private to a shared folder.
    if (name.startsWith('_')) continue;
    const full = path === '' ? name : `${path}.${name}`;
    const within = holders.flatMap(([distribution, part]): [string, Part][] => {
      const own = part.parts.get(name);
      return own === undefined ? [] : [[distribution, own]];
    });
    const claims = within.filter(([, part]) => part.own);
    const [only] = claims;
    if (shared.has(full) || only === undefined) divide(full, within, owned, disputed);
    else if (claims.length > 1)
      disputed.set(
        full,
        claims.map(([distribution]) => distribution),
      );
    else {
      owned.set(full, only[0]);
      // What another adds below it is that one's.
      const guests = within.filter(([distribution]) => distribution !== only[0]);
      if (guests.length > 0) divide(full, guests, owned, disputed);
    }
  }
}
