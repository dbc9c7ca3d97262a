import type { Proof } from '#protocol/model.ts';

/** What was proven, or why not, in one sentence or two. */
export function proofInWords(proof: Proof): string {
  const disagreeing = proof.comparisons.find((comparison) => comparison.agreeing < comparison.rows);
  if (disagreeing) {
    const { by, output, agreeing, rows, worst } = disagreeing;
    const example = worst
      ? ` Row ${worst.row + 1}: the notebook says ${worst.notebook}, the exported model ${worst.got}.`
      : '';
    return `not proven. ${agreeing} of ${rows} answers of ${by} for "${output}" equal the notebook's.${example}`;
  }
  // All answers may be equal and yet not be proven: the separated features may differ, or nothing was compared.
  if (!proof.proven) return `not proven. ${proof.reason ?? 'slipway/proof.json does not say why.'}`;
  const rows = Math.max(0, ...proof.comparisons.map((comparison) => comparison.rows));
  const who = [...new Set(proof.comparisons.map((comparison) => comparison.by))].join(' and ');
  return `proven. All ${rows} answers of ${who} equal the notebook's own.`;
}
