import { importsOf } from '../binding.ts';
import type { Visitor } from './walk.ts';

const importStatement: Visitor = (walk, node) => {
  const conditional = walk.circumstances.conditional || walk.circumstances.deferred;
  for (const { node: at, binding, path, target } of importsOf(node)) {
    walk.notes.imports.push({ node: at, path, binding, conditional });
    if (binding === '*') walk.notes.opensNamespace = true;
    else walk.bind(binding, { kind: 'import', path: target });
  }
};

export const importVisitors: readonly (readonly [string, Visitor])[] = [
  ['import_statement', importStatement],
  ['import_from_statement', importStatement],
  ['future_import_statement', importStatement],
];
