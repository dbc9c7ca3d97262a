import type { Captured, Comparison, Output, Signature, Value } from '#protocol/model.ts';
import { type Tolerance, within } from './tolerance.ts';

/** Output name to one array of `width` values per row, as in `slipway/captured.json`. */
export type Answers = Readonly<Record<string, readonly (readonly Value[])[]>>;

type Worst = NonNullable<Comparison['worst']>;

/**
 * Compares what somebody answered to the captured rows with the notebook's own answers, one comparison an output of the
 * signature that the notebook answered. Labels must be equal; scores within the tolerance; a missing value (null) equals a
 * missing value only. A row that was not answered, or with the wrong number of values, disagrees.
 *
 * `worst` is the greatest difference of a score and its row. A label that differs, or a score that is missing on one side,
 * has no difference in numbers: its `difference` is null, and such a row goes before any number.
 */
export function compareAnswers(
  by: string,
  signature: Signature,
  captured: Captured,
  got: Answers,
  tolerance: Tolerance,
): Comparison[] {
  return signature.outputs.flatMap((output) => {
    const notebook = captured.answers[output.name];
    return notebook === undefined ? [] : [compareOutput(by, output, notebook, got[output.name] ?? [], tolerance)];
  });
}

/** Whether there was something to compare and every answer is the notebook's. */
export function allAgree(comparisons: readonly Comparison[]): boolean {
  return comparisons.length > 0 && comparisons.every((one) => one.rows > 0 && one.agreeing === one.rows);
}

/** One sentence for the first comparison that does not agree, or null. */
export function disagreement(comparisons: readonly Comparison[]): string | null {
  const one = comparisons.find((comparison) => comparison.agreeing < comparison.rows);
  if (one === undefined) return comparisons.length === 0 ? 'There was no answer to compare.' : null;
  const where = one.worst
    ? ` Row ${one.worst.row}: the notebook said ${show(one.worst.notebook)}, the ${one.by} ${show(one.worst.got)}.`
    : '';
  return `${one.output} agrees on ${one.agreeing} of ${one.rows} rows.${where}`;
}

const show = (value: Value): string => (value === null ? 'nothing' : JSON.stringify(value));

function compareOutput(
  by: string,
  output: Output,
  notebook: readonly (readonly Value[])[],
  got: readonly (readonly Value[])[],
  tolerance: Tolerance,
): Comparison {
  let agreeing = 0;
  let worst: Worst | null = null;
  for (const [row, expected] of notebook.entries()) {
    const given = got[row] ?? [];
    let agrees = given.length === expected.length;
    for (const [position, value] of expected.entries()) {
      const other = given[position] ?? null;
      const difference = differenceOf(value, other);
      if (!equal(output, value, other, tolerance)) agrees = false;
      if (isWorse(difference, output, value, other, worst)) worst = { row, notebook: value, got: other, difference };
    }
    if (agrees) agreeing += 1;
  }
  return { by, output: output.name, rows: notebook.length, agreeing, worst };
}

function equal(output: Output, notebook: Value, got: Value, tolerance: Tolerance): boolean {
  if (output.role === 'score' && typeof notebook === 'number' && typeof got === 'number')
    return within(notebook, got, tolerance);
  return notebook === got;
}

/** In the score's own unit; null where one side is not a number. */
function differenceOf(notebook: Value, got: Value): number | null {
  return typeof notebook === 'number' && typeof got === 'number' ? Math.abs(got - notebook) : null;
}

function isWorse(difference: number | null, output: Output, notebook: Value, got: Value, worst: Worst | null): boolean {
  if (output.role === 'label' || difference === null) {
    const unequal = notebook !== got;
    return unequal && (worst === null || worst.difference !== null);
  }
  if (worst === null) return true;
  return worst.difference !== null && difference > worst.difference;
}
