import type { CellReport, Reproducibility } from '#protocol/reproducibility.ts';
import type { RunPlan } from '#protocol/rpc/run.ts';
import { causeOf } from './cause.ts';
import { compareCell } from './compare-cell.ts';
import { shownBy } from './shown.ts';
import { storedCells, storedPython } from './stored.ts';

/** What the run came to, by document index of the cell. */
export interface RunResult {
  readonly cell: number;
  readonly seconds: number;
  /** As nbformat has them. */
  readonly outputs: unknown;
  readonly dropped: number;
}

export interface ReportInput {
  readonly notebook: string;
  readonly plan: RunPlan;
  /** The notebook's file as it was parsed; null for a script, which stores no outputs. */
  readonly file: unknown;
  readonly results: readonly RunResult[];
  readonly python: string;
  readonly tolerance: number;
  readonly days: readonly string[];
}

/** The report of a run. Cells that never ran because one before them failed are in it. */
export function reportOf(input: ReportInput): Reproducibility {
  const { notebook, plan, file, results, python, tolerance, days } = input;
  const stored = storedCells(file);
  const ran = new Map(results.map((result) => [result.cell, result]));
  const inOrder = plan.cells.map(({ cell, leftOut, mayFail }): CellReport => {
    const result = ran.get(cell);
    if (result === undefined) return notRun(cell, 'A cell before it failed.');
    const before = stored.get(cell) ?? { shown: shownBy([]), ran: false };
    return compareCell(
      {
        cell,
        stored: before.shown,
        ranBefore: before.ran,
        now: shownBy(result.outputs),
        seconds: result.seconds,
        dropped: result.dropped,
        leftOut,
        mayFail,
      },
      { tolerance, days },
    );
  });
  const skipped = plan.skipped.map(({ cell, reason }) => notRun(cell, `It was not run: ${reason}`));
  const parting = inOrder.find(({ verdict }) => verdict === 'differs' || verdict === 'failed');
  const pythons = { now: python, stored: storedPython(file) };
  return {
    notebook,
    order: plan.order,
    reproducible: parting === undefined,
    compared: inOrder.filter(({ verdict }) => verdict !== 'new' && verdict !== 'not-run').length,
    cells: [...inOrder, ...skipped].sort((a, b) => a.cell - b.cell),
    parts:
      parting === undefined
        ? null
        : { cell: parting.cell, sentence: parting.sentence, cause: causeOf(parting, plan, pythons) },
    changes: [...plan.changes],
    python: pythons,
    tolerance,
    seconds: Math.round(results.reduce((sum, { seconds }) => sum + seconds, 0) * 1000) / 1000,
  };
}

const notRun = (cell: number, sentence: string): CellReport => ({
  ...{ cell, verdict: 'not-run', sentence, seconds: null, difference: null, worst: null, notes: [], error: null },
  figures: { stored: 0, now: 0 },
});
