import { field, isRecord, number, record, string } from '#core/notebook/json.ts';
import { versionOf } from '#core/notebook/read.ts';
import { type Shown, shownBy } from './shown.ts';

export interface StoredCell {
  readonly shown: Shown;
  /** It has an execution count or an output: it ran before the notebook was saved. */
  readonly ran: boolean;
}

/** What each code cell of a notebook's file was saved with, by document index; none where the file is no notebook. */
export function storedCells(file: unknown): ReadonlyMap<number, StoredCell> {
  return new Map(
    cellsIn(file).flatMap((cell, index): [number, StoredCell][] => {
      if (!isRecord(cell) || string(cell['cell_type']) !== 'code') return [];
      const shown = shownBy(cell['outputs']);
      const count = number(cell['execution_count'] ?? cell['prompt_number']);
      return [[index, { shown, ran: shown.outputs > 0 || count !== null }]];
    }),
  );
}

/** Cells of nbformat 4, or of the worksheets of 3, in order. */
export function cellsIn(file: unknown): readonly unknown[] {
  const cells = field(file, 'cells');
  if (Array.isArray(cells)) return cells;
  const sheets = field(file, 'worksheets');
  return Array.isArray(sheets)
    ? sheets.flatMap((sheet: unknown) => {
        const own = field(sheet, 'cells');
        return Array.isArray(own) ? own : [];
      })
    : [];
}

/** The Python that the notebook says it was saved with. */
export const storedPython = (file: unknown): string | null => versionOf(record(field(file, 'metadata')));
