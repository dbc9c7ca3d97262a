import { statementsOf } from '../by-cell.ts';
import type { Analysis } from '../model.ts';
import type { Step, Trace } from './trace.ts';
import { writtenRows } from './written-rows.ts';

/** Puts the statements of the cells in the given order. */
export function traceOf(analysis: Analysis, order: readonly number[], trusting = false): Trace {
  const steps: Step[] = [];
  for (const index of order) {
    const cell = analysis.cells.find((item) => item.cell.index === index);
    if (cell === undefined) continue;
    for (const statement of statementsOf(analysis, index)) steps.push({ at: steps.length, statement, cell });
  }
  const calls = new Map(steps.flatMap(({ statement }) => statement.calls.map((call) => [call.syntax, call])));
  const callOf: Trace['callOf'] = (node) => calls.get(node) ?? null;
  return { steps, trusting, written: writtenRows({ steps, callOf }), callOf };
}
