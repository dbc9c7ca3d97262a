import type { Proof } from '#protocol/model.ts';

/** What was proven, in one sentence: who answered how many of the notebook's own rows alike. */
export function proofInWords(proof: Proof): string {
  const disagreeing = proof.comparisons.find((comparison) => comparison.agreeing < comparison.rows);
  if (disagreeing) {
    const { by, output, agreeing, rows, worst } = disagreeing;
    const example = worst
      ? ` Row ${worst.row + 1}: the notebook says ${worst.notebook}, the exported model ${worst.got}.`
      : '';
    return `not proven. ${agreeing} of ${rows} answers of ${by} for "${output}" equal the notebook's.${example}`;
  }
  const rows = Math.max(0, ...proof.comparisons.map((comparison) => comparison.rows));
  const who = [...new Set(proof.comparisons.map((comparison) => comparison.by))].join(' and ');
  return `proven. All ${rows} answers of ${who} equal the notebook's own.`;
}
