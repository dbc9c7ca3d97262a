import { importsOf } from '../binding.ts';
import { namesOfStar } from '../star-names.ts';
import type { Visitor, Walk } from './walk.ts';

const importStatement: Visitor = (walk, node) => {
  const conditional = walk.circumstances.conditional || walk.circumstances.deferred;
  for (const { node: at, binding, path, target } of importsOf(node)) {
    walk.notes.imports.push({ node: at, path, binding, conditional });
    if (binding === '*') bindStar(walk, path);
    else walk.bind(binding, { kind: 'import', path: target });
  }
};

/** Where the module's names are known, only they are there; else any may be. */
function bindStar(walk: Walk, module: string): void {
  const names = namesOfStar(module);
  if (names === null) walk.notes.opensNamespace = true;
  for (const name of names ?? []) walk.bind(name, { kind: 'import', path: `${module}.${name}` });
}

export const importVisitors: readonly (readonly [string, Visitor])[] = [
  ['import_statement', importStatement],
  ['import_from_statement', importStatement],
  ['future_import_statement', importStatement],
];
