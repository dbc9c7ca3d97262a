import type { Import } from '#core/python/model.ts';

/** How deep modules of the project that import one another are followed. */
const deepest = 4;

/**
 * What the project's own modules import, as far as a notebook imports them: a clean environment needs it as well. Only imports
 * at the left margin count, since those surely run; they are placed at the notebook's import that leads to them.
 * `modules` are the texts of the project's Python files by path, `local` the names that `import` finds in the project.
 */
export function importsOfModules(
  imports: readonly Import[],
  modules: ReadonlyMap<string, string>,
  local: ReadonlySet<string>,
): Import[] {
  const found: Import[] = [];
  const seen = new Set<string>();
  const follow = (from: Import, depth: number): void => {
    if (depth > deepest || !local.has(from.module)) return;
    for (const [path, text] of filesOf(from, modules)) {
      if (seen.has(path)) continue;
      seen.add(path);
      for (const dotted of importsIn(modules, path, text)) {
        const [module = ''] = dotted.split('.');
        const item: Import = { ...from, module, path: dotted, binding: module, conditional: true };
        found.push(item);
        follow(item, depth + 1);
      }
    }
  };
  for (const item of imports) follow(item, 0);
  return found;
}

/** `helpers.py`, or the package `helpers` with its `__init__` and the part that is imported. */
function filesOf({ module, path }: Import, modules: ReadonlyMap<string, string>): [string, string][] {
  const dotted = path.split('.');
  const wanted = new Set([
    `${module}.py`,
    ...dotted.map((_, index) => `${dotted.slice(0, index + 1).join('/')}/__init__.py`),
    ...dotted.map((_, index) => `${dotted.slice(0, index + 1).join('/')}.py`),
  ]);
  return [...modules].filter(([file]) => [...wanted].some((end) => file === end || file.endsWith(`/${end}`)));
}

/** A project's texts never change, and a notebook asks at every keystroke. */
const known = new WeakMap<ReadonlyMap<string, string>, Map<string, readonly string[]>>();

function importsIn(modules: ReadonlyMap<string, string>, path: string, text: string): readonly string[] {
  const ofProject = known.get(modules) ?? new Map<string, readonly string[]>();
  known.set(modules, ofProject);
  const found = ofProject.get(path) ?? importedBy(text);
  ofProject.set(path, found);
  return found;
}

/** Dotted paths of the imports at the left margin; relative ones are the module's own. */
function importedBy(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const from = /^from\s+([\p{L}_][\p{L}\p{N}_.]*)\s+import\b/u.exec(line)?.[1];
    if (from !== undefined) return [from];
    const list = /^import\s+([^#;]+)/.exec(line)?.[1] ?? '';
    return list.split(',').flatMap((part) => /^[\p{L}_][\p{L}\p{N}_.]*/u.exec(part.trim())?.[0] ?? []);
  });
}
