import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Analyser, createAnalyser } from '#core/python/parser.ts';

const modules = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'node_modules');

/** The analyser with the grammar of the installed packages, for tests. */
export function analyserForTests(): Promise<Analyser> {
  return createAnalyser({
    runtime: readFileSync(join(modules, 'web-tree-sitter/web-tree-sitter.wasm')),
    python: readFileSync(join(modules, 'tree-sitter-python/tree-sitter-python.wasm')),
  });
}
