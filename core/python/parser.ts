import { Language, Parser } from 'web-tree-sitter';
import type { Notebook } from '#core/notebook/model.ts';
import { analyseCells } from './analyse.ts';
import { readCellSyntax } from './cell-syntax.ts';
import type { Analysis } from './model.ts';
import { copyTree, SyntaxNode } from './syntax.ts';

/** Reads notebooks. Keeps the syntax of cells it saw, so that a change to one cell costs one cell. */
export interface Analyser {
  /** Never throws on any notebook. Cells of another language than Python hold no statements. */
  analyse(notebook: Notebook): Analysis;
  /** Frees the parser's memory; the analyser must not be used afterwards. */
  dispose(): void;
}

/** Contents of `web-tree-sitter.wasm` and `tree-sitter-python.wasm`. */
export interface GrammarBytes {
  readonly runtime: Uint8Array;
  readonly python: Uint8Array;
}

/** The WebAssembly runtime can be set up once a process only. */
let runtime: Promise<void> | null = null;

/** Most cells of a window's notebooks; the oldest are forgotten first. */
const keptCells = 2_000;

/** Sets up the parser. Rejects when the bytes are no WebAssembly modules of a matching version. */
export async function createAnalyser(wasm: GrammarBytes): Promise<Analyser> {
  runtime ??= Parser.init({ wasmBinary: wasm.runtime });
  await runtime;
  const language = await Language.load(wasm.python);
  const parser = new Parser();
  parser.setLanguage(language);
  const kept = new Map<string, SyntaxNode>();

  const parse = (source: string): SyntaxNode => {
    const known = kept.get(source);
    if (known !== undefined) return known;
    const root = parseAfresh(parser, language, source);
    const [oldest] = kept.keys();
    if (kept.size >= keptCells && oldest !== undefined) kept.delete(oldest);
    kept.set(source, root);
    return root;
  };

  return {
    analyse(notebook) {
      const isPython = notebook.language === 'python';
      const code = isPython ? notebook.cells.filter((cell) => cell.kind === 'code') : [];
      return analyseCells(
        notebook,
        code.map((cell) => readCellSyntax(cell, parse)),
      );
    },
    dispose() {
      kept.clear();
      parser.delete();
    },
  };
}

function parseAfresh(parser: Parser, language: Language, source: string): SyntaxNode {
  const tree = parser.parse(source);
  if (tree === null) return new SyntaxNode('module', null, 0, source.length, [], source);
  const cursor = tree.walk();
  const root = copyTree(cursor, language, source);
  cursor.delete();
  tree.delete();
  return root;
}
