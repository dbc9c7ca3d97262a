// npm run labelled [-- --check]: how often each rule is right on test/labelled, written to docs/rules/precision.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAnalyser } from '#core/python/parser.ts';
import { readCases } from './cases.ts';
import { precisionPage } from './page.ts';
import { scoresOf } from './score.ts';

const modules = join(import.meta.dirname, '../../node_modules');
const analyser = await createAnalyser({
  runtime: readFileSync(join(modules, 'web-tree-sitter/web-tree-sitter.wasm')),
  python: readFileSync(join(modules, 'tree-sitter-python/tree-sitter-python.wasm')),
});
const page = precisionPage(scoresOf(analyser, readCases()));
analyser.dispose();
const path = join(import.meta.dirname, '../../docs/rules/precision.md');
if (process.argv.includes('--check')) {
  const stale = readFileSync(path, 'utf8') !== page;
  if (stale) console.error('docs/rules/precision.md is stale; run "npm run labelled".');
  process.exit(stale ? 1 : 0);
}
writeFileSync(path, page);
console.log(page);
