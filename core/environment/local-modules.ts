import { curatedDistributions } from './data/distributions.ts';
import { standardLibrary } from './data/standard-library.ts';

/**
 * Names that `import` finds in the project: modules and packages beside the notebook, in the folders above it, and in a `src`
 * or `lib` folder of those, and in the `added` folders. `paths`, `notebook` and `added` are relative to the project, with `/`.
 */
export function localModules(
  paths: readonly string[],
  notebook: string,
  added: readonly string[] = [],
): ReadonlySet<string> {
  const roots = new Set(added);
  const folders = notebook.split('/').slice(0, -1);
  for (let depth = folders.length; depth >= 0; depth--) {
    const folder = folders
      .slice(0, depth)
      .map((part) => `${part}/`)
      .join('');
    for (const root of [folder, `${folder}src/`, `${folder}lib/`]) roots.add(root);
  }
  const known = new Set(paths);
  const found = new Set<string>();
  for (const path of paths) {
    if (!path.endsWith('.py')) continue;
    for (const root of roots) {
      if (!path.startsWith(root)) continue;
      const [first = '', ...rest] = path.slice(root.length).split('/');
      const name = rest.length === 0 ? first.replace(/\.py$/, '') : rest.length === 1 ? first : '';
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) continue;
      // A folder without `__init__.py` is a package too (PEP 420), but an installed one of that name comes before it.
      const weak = rest.length === 1 && !known.has(path.replace(/[^/]*$/, '__init__.py'));
      if (!weak || !isElsewhere(name)) found.add(name);
    }
  }
  return found;
}

const isElsewhere = (name: string): boolean => curatedDistributions.has(name) || standardLibrary(null).has(name);
