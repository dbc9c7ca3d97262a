import type { NotebookDocument } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { NotebookSource } from '#core/check/checker.ts';
import { commentLine } from '#core/notebook/comment-line.ts';
import type { Notebook } from '#core/notebook/model.ts';
import { hasCells } from '#core/notebook/script/markers.ts';
import { commentLineIn, kernelOfScript } from '#core/notebook/script/read.ts';
import type { Place } from '#protocol/finding.ts';
import type { Context } from './context.ts';
import { kernelOf, notebookOf } from './notebook-cells.ts';

/** A document that holds text of a notebook. */
export interface OpenedDocument {
  readonly uri: string;
  readonly version: number;
  /** Whether a place of the notebook is in it. */
  holds(place: Place): boolean;
  /** The line before which a comment speaks of the cell of a place; null where none can: in no Python, or of the notebook as a whole. */
  commentLine(place: Place): number | null;
}

/** A notebook as the editor has it open: a document for each cell, or a script in one. */
export interface Opened {
  readonly source: NotebookSource;
  readonly documents: readonly OpenedDocument[];
}

/** Whether a document is a Python script with cells. */
export const isScriptWithCells = (document: TextDocument): boolean =>
  document.languageId === 'python' && hasCells(document.getText());

/** What is open under a URI now; null where that is no notebook. `saved`: as on disk, whose outputs no editor sends. */
export function openedAs({ notebooks, documents }: Context, uri: string, saved: Notebook | null): Opened | null {
  const notebook = notebooks.getNotebookDocument(uri);
  if (notebook) return inCells(notebook, (cell) => notebooks.getCellTextDocument(cell), saved);
  const script = documents.get(uri);
  return script && isScriptWithCells(script) ? inOne(script) : null;
}

/** The name of the kernel that what is open under a URI runs in; null where nothing says it. */
export function kernelIn({ notebooks, documents }: Context, uri: string, saved: Notebook | null): string | null {
  const notebook = notebooks.getNotebookDocument(uri);
  if (notebook) return kernelOf(notebook, saved)?.name ?? null;
  const script = documents.get(uri);
  return script && isScriptWithCells(script) ? (kernelOfScript(script.getText())?.name ?? null) : null;
}

function inCells(notebook: NotebookDocument, textOf: Parameters<typeof notebookOf>[1], saved: Notebook | null): Opened {
  const read = notebookOf(notebook, textOf, saved);
  return {
    source: { notebook: read },
    documents: notebook.cells.map((cell, index) => {
      const text = textOf(cell);
      const own = read.cells[index];
      const isPython = own?.kind === 'code' && own.language === undefined;
      return {
        uri: cell.document,
        version: text?.version ?? 0,
        // What is said of the notebook as a whole is shown in its first cell.
        holds: (place) => (place.cell ?? 0) === index,
        commentLine: (place) => (isPython && place.cell === index ? commentLine(own.source) : null),
      };
    }),
  };
}

function inOne(script: TextDocument): Opened {
  const text = script.getText();
  return {
    source: { text },
    documents: [
      {
        uri: script.uri,
        version: script.version,
        holds: () => true,
        commentLine: ({ range }) => commentLineIn(text, range.start.line),
      },
    ],
  };
}
