import { Positions } from '#core/notebook/positions.ts';
import type { Analysis, CellSyntax } from '#core/python/model.ts';
import type { Spot } from '../define.ts';

/** The code cell at a document index. */
export const cellAt = (analysis: Analysis, index: number): CellSyntax | null =>
  analysis.cells.find(({ cell }) => cell.index === index) ?? null;

/** The source between two places of a cell, as the notebook has it. */
export function textAt(analysis: Analysis, { cell, range }: Spot): string {
  const source = cellAt(analysis, cell)?.cell.source ?? '';
  const positions = new Positions(source);
  return source.slice(positions.offset(range.start), positions.offset(range.end));
}

/** How a cell is called in messages: as a reader counts them, with the count Jupyter shows. */
export function cellName(analysis: Analysis, index: number): string {
  const { executionCount: count = null, line } = analysis.notebook.cells[index] ?? {};
  if (line !== undefined) return `the cell at line ${line}`;
  return count === null ? `cell ${index + 1}` : `cell ${index + 1} (In [${count}])`;
}

/** Whether a cell's whole text belongs to a cell magic such as `%%bash`, so that Python lines can't be put in front. */
export const isMagicCell = (cell: CellSyntax): boolean => cell.magics.some(({ kind }) => kind === 'cell');

/** Whether two places begin at the same character. */
export const isSameStart = (a: Spot['range'] | null, b: Spot['range']): boolean =>
  a !== null && a.start.line === b.start.line && a.start.character === b.start.character;
