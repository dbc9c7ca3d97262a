import { isRecord, number, record } from '#core/notebook/json.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import type { RunResult } from './report.ts';
import { cellsIn } from './stored.ts';

/**
 * The notebook's file with the outputs of a run in place of those it was saved with: cells are numbered as they ran, one that
 * did not run keeps neither count nor outputs unless it was left out on purpose. Refuses nbformat 3, whose outputs are others.
 */
export function executedCopy(
  file: unknown,
  results: readonly RunResult[],
  skipped: ReadonlySet<number>,
): Outcome<Record<string, unknown>> {
  const root = record(file);
  if ((number(root['nbformat']) ?? 0) < 4)
    return refusal(
      'An executed copy can be written of notebooks of nbformat 4; open and save this one in Jupyter to convert it.',
    );
  const counts = new Map(results.map((result, at) => [result.cell, { result, count: at + 1 }]));
  const cells = cellsIn(file).map((cell, index) => {
    if (!isRecord(cell) || cell['cell_type'] !== 'code' || skipped.has(index)) return cell;
    const ran = counts.get(index);
    if (ran === undefined) return { ...cell, execution_count: null, outputs: [] };
    const outputs = Array.isArray(ran.result.outputs) ? ran.result.outputs : [];
    return {
      ...cell,
      execution_count: ran.count,
      outputs: outputs.map((output: unknown) =>
        isRecord(output) && output['output_type'] === 'execute_result'
          ? { ...output, execution_count: ran.count }
          : output,
      ),
    };
  });
  return success({ ...root, cells });
}
