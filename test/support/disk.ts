import type { Disk } from '#core/environment/index.ts';

/** A disk of these files; folders change when `at` does. */
export function diskOf(files: Readonly<Record<string, string>>, at = 1): Disk & { readonly asked: string[] } {
  const asked: string[] = [];
  const below = (folder: string) => Object.keys(files).filter((path) => path.startsWith(`${folder}/`));
  return {
    asked,
    list: async (folder) => [
      ...new Set(below(folder).map((path) => path.slice(folder.length + 1).split('/')[0] ?? '')),
    ],
    read: async (file) => {
      asked.push(file);
      return files[file] ?? null;
    },
    changed: async (folder) => (below(folder).length > 0 ? at : null),
  };
}
