import { describe, expect, it } from 'vitest';
import { type NotebookCell, NotebookCellKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Cell } from '#core/notebook/model.ts';
import { notebookOf } from './notebook-cells.ts';

const saved: Cell = {
  index: 0,
  id: 'a1',
  kind: 'code',
  source: 'print(x)',
  executionCount: 3,
  outputs: [{ kind: 'stream', text: '1\n', mimeTypes: [] }],
};

/** How a cell that was saved after it ran is read, as the editor has it now. */
function read(now: Partial<NotebookCell>, source = saved.source) {
  const cell: NotebookCell = { kind: NotebookCellKind.Code, document: 'cell:1', ...now };
  const document = { uri: 'file:///a.ipynb', notebookType: 'jupyter-notebook', version: 1, cells: [cell] };
  const text = TextDocument.create('cell:1', 'python', 1, source);
  const disk = { language: 'python', kernel: null, languageVersion: null, cells: [saved] };
  const { executionCount, outputs = [] } = notebookOf(document, () => text, disk).cells[0] ?? {};
  return { count: executionCount, outputs: outputs.length };
}

describe('a cell that ran and was saved', () => {
  it.each<[string, Partial<NotebookCell>, string | undefined, object]>([
    ['is as saved where the editor says nothing', {}, undefined, { count: 3, outputs: 1 }],
    [
      'is as saved where the editor says the same',
      { metadata: { id: 'a1', execution_count: 3 } },
      undefined,
      { count: 3, outputs: 1 },
    ],
    [
      'has not run when it was cleared',
      { metadata: { id: 'a1', execution_count: null } },
      undefined,
      { count: null, outputs: 0 },
    ],
    [
      'has outputs nobody knows when it ran since',
      { metadata: { id: 'a1', execution_count: 3 }, executionSummary: { executionOrder: 7, success: true } },
      undefined,
      { count: 7, outputs: 0 },
    ],
    [
      'keeps its outputs while its text is edited',
      { metadata: { id: 'a1', execution_count: 3 } },
      'print(y)',
      { count: 3, outputs: 1 },
    ],
    ['is another with another id and text', { metadata: { id: 'b2' } }, 'print(y)', { count: null, outputs: 0 }],
  ])('%s', (_, now, source, expected) => {
    expect(read(now, source)).toEqual(expected);
  });
});
