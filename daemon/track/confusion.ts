import type { Value } from '#protocol/model.ts';
import type { ModelFolder } from './model-folder.ts';

/** `counts[i][j]`: rows whose truth is `labels[i]` and which the model called `labels[j]`. */
export interface ConfusionMatrix {
  readonly target: string;
  readonly labels: readonly string[];
  readonly counts: readonly (readonly number[])[];
  readonly rows: number;
}

/** How the notebook's labels met the truth in the captured rows; null where the model gives no labels or no truth is known. */
export function confusionMatrix({
  signature,
  captured,
}: Pick<ModelFolder, 'signature' | 'captured'>): ConfusionMatrix | null {
  const output = signature.outputs.find(({ role, width }) => role === 'label' && width === 1);
  const answers = output && captured.answers[output.name];
  if (!answers || !captured.truth) return null;
  const pairs = captured.truth.values.flatMap((truth, row) => {
    const answer = answers[row]?.[0];
    return truth === null || answer == null ? [] : [{ truth: word(truth), answer: word(answer) }];
  });
  const labels = [
    ...new Set([...(output.classes ?? []).map(word), ...pairs.flatMap((pair) => [pair.truth, pair.answer])]),
  ];
  const counts = labels.map((truth) =>
    labels.map((answer) => pairs.filter((pair) => pair.truth === truth && pair.answer === answer).length),
  );
  return { target: captured.truth.column, labels, counts, rows: pairs.length };
}

const word = (value: Exclude<Value, null>): string => String(value);

/** The matrix as a picture: rows are the truth, columns the model's answers, shade is the share of the row. */
export function drawConfusionMatrix({ target, labels, counts, rows }: ConfusionMatrix): string {
  const cell = 64;
  const margin = 28 + 8 * Math.min(24, Math.max(...labels.map((label) => label.length)));
  const size = margin + cell * labels.length + 16;
  const cells = counts.flatMap((row, truth) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count, answer) => {
      const share = total === 0 ? 0 : count / total;
      const [x, y] = [margin + answer * cell, margin + truth * cell];
      return (
        `<rect x="${x}" y="${y}" width="${cell - 2}" height="${cell - 2}" fill="#1f6feb" fill-opacity="${(0.06 + 0.94 * share).toFixed(3)}"/>` +
        `<text x="${x + cell / 2 - 1}" y="${y + cell / 2 + 4}" text-anchor="middle" fill="${share > 0.5 ? '#fff' : '#111'}">${count}</text>`
      );
    });
  });
  const names = labels.flatMap((label, index) => {
    const middle = margin + index * cell + cell / 2;
    const text = escapeText(label.length > 24 ? `${label.slice(0, 23)}…` : label);
    return [
      `<text x="${margin - 8}" y="${middle + 4}" text-anchor="end">${text}</text>`,
      `<text x="${middle}" y="${margin - 8}" transform="rotate(-45 ${middle} ${margin - 8})">${text}</text>`,
    ];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" font-family="sans-serif" font-size="13" role="img">
<title>Confusion matrix of ${escapeText(target)} over ${rows} rows: truth in rows, answers in columns</title>
<rect width="100%" height="100%" fill="#fff"/>
${[...cells, ...names].join('\n')}
</svg>
`;
}

const escapeText = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
