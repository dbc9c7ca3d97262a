// npm run bench:parse -- DIR: what parsing a cell of the folder's notebooks costs, part by part: the parser alone, our copy
// of its tree, a query that captures what the copy is used for, and parsing again after a keystroke with the old tree.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Edit, Language, Parser, Query, type Tree } from 'web-tree-sitter';
import { separateMagics } from '#core/notebook/magics.ts';
import { readNotebook } from '#core/notebook/read.ts';
import { copyTree } from '#core/python/syntax.ts';
import { listNotebooks } from '../../scripts/corpus/list.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: npm run bench:parse -- DIR; DIR is a folder with notebooks.');
  process.exit(2);
}
const modules = join(import.meta.dirname, '../../node_modules');
await Parser.init({ wasmBinary: readFileSync(join(modules, 'web-tree-sitter/web-tree-sitter.wasm')) });
const language = await Language.load(readFileSync(join(modules, 'tree-sitter-python/tree-sitter-python.wasm')));
const parser = new Parser();
parser.setLanguage(language);
const query = new Query(language, '[(identifier) (assignment) (call) (attribute) (subscript)] @captured');

const times = { parse: 0, copy: 0, query: 0, again: 0 };
const longest = { parse: 0, copy: 0, query: 0, again: 0 };
let cells = 0;
let other = 0;
for (const { path } of listNotebooks(folder)) {
  const notebook = readNotebook(readFileSync(join(folder, path), 'utf8'));
  if (!notebook.ok || notebook.value.language !== 'python') continue;
  for (const cell of notebook.value.cells) if (cell.kind === 'code') measure(separateMagics(cell.source).python);
}

const total = (name: keyof typeof times): string =>
  `${(times[name] / times.parse).toFixed(2)} of a parse; longest ${longest[name].toFixed(1)} ms`;
console.log(
  `${cells} cells; mean parse ${(times.parse / cells).toFixed(3)} ms, longest ${longest.parse.toFixed(1)} ms`,
);
console.log(`copy of the tree      ${total('copy')}`);
console.log(`query over the tree   ${total('query')}`);
console.log(`again with old tree   ${total('again')}; ${other} trees differ from a fresh parse`);

function measure(source: string): void {
  const tree = timed('parse', () => parsed(source));
  timed('copy', () => copied(tree, source));
  timed('query', () => query.captures(tree.rootNode));
  // A letter typed at the end of the middle line.
  const middle = source.indexOf('\n', source.length / 2);
  const at = middle < 0 ? source.length : middle;
  const typed = `${source.slice(0, at)}x${source.slice(at)}`;
  const row = source.slice(0, at).split('\n').length - 1;
  const position = { row, column: at - (source.lastIndexOf('\n', at - 1) + 1) };
  const end = { row, column: position.column + 1 };
  const again = timed('again', () => {
    tree.edit(
      new Edit({
        startIndex: at,
        oldEndIndex: at,
        newEndIndex: at + 1,
        startPosition: position,
        oldEndPosition: position,
        newEndPosition: end,
      }),
    );
    return parsed(typed, tree);
  });
  const fresh = parsed(typed);
  if (fresh.rootNode.toString() !== again.rootNode.toString()) other += 1;
  for (const one of [tree, again, fresh]) one.delete();
  cells += 1;
}

function parsed(source: string, old?: Tree): Tree {
  const tree = parser.parse(source, old);
  if (tree === null) throw new Error('The parser gave no tree.');
  return tree;
}

function copied(tree: Tree, source: string): void {
  const cursor = tree.walk();
  copyTree(cursor, language, source);
  cursor.delete();
}

function timed<T>(name: keyof typeof times, work: () => T): T {
  const began = performance.now();
  const result = work();
  const took = performance.now() - began;
  times[name] += took;
  longest[name] = Math.max(longest[name], took);
  return result;
}
