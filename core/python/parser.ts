import { Language, Parser } from 'web-tree-sitter';
import type { Notebook } from '#core/notebook/model.ts';
import { analyseCells } from './analyse.ts';
import { type CellReading, parsedCell, readSource } from './cell-syntax.ts';
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

/** Cells kept beside those of the notebook under way: more than a window's notebooks have. */
const keptCells = 2_000;

/** Sets up the parser. Rejects when the bytes are no WebAssembly modules of a matching version. */
export async function createAnalyser(wasm: GrammarBytes): Promise<Analyser> {
  runtime ??= Parser.init({ wasmBinary: wasm.runtime });
  await runtime;
  const language = await Language.load(wasm.python);
  const parser = new Parser();
  parser.setLanguage(language);
  const parse = (python: string): SyntaxNode => parseAfresh(parser, language, python);
  const kept = new Map<string, CellReading>();

  const read = (source: string): CellReading => {
    const reading = kept.get(source) ?? readSource(source, parse);
    // Put last, so that the ones not used for longest are forgotten first.
    kept.delete(source);
    kept.set(source, reading);
    return reading;
  };
  const forget = (): void => {
    for (const source of kept.keys()) {
      if (kept.size <= keptCells) return;
      kept.delete(source);
    }
  };

  return {
    analyse(notebook) {
      const code = notebook.cells.filter(
        (cell) => cell.kind === 'code' && (cell.language ?? notebook.language) === 'python',
      );
      const cells = code.map((cell) => parsedCell(cell, read(cell.source)));
      forget();
      return analyseCells(notebook, cells);
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
