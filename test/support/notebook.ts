import type { Cell, Notebook } from '#core/notebook/model.ts';

/** A Python notebook of code cells; a pair is a source with its execution count. */
export function notebookOf(...cells: (string | readonly [string, number | null])[]): Notebook {
  return {
    language: 'python',
    kernel: { name: 'python3', displayName: 'Python 3' },
    languageVersion: '3.11.7',
    cells: cells.map((cell, index): Cell => {
      const [source, executionCount] = typeof cell === 'string' ? [cell, null] : cell;
      return { index, id: null, kind: 'code', source, executionCount, outputs: [] };
    }),
  };
}
