import type { HardInput } from '#protocol/model.ts';

/** What became of inputs nobody trained on, one sentence for each kind; columns that went the same way together. */
export function hardInputLines(hard: readonly HardInput[]): string[] {
  const kinds = [...new Set(hard.map((one) => one.case))];
  return kinds.flatMap((kind) => {
    const all = hard.filter((one) => one.case === kind);
    const refused = all.filter(isRefused);
    const answered = all.filter((one) => !isRefused(one));
    return [
      ...(answered.length === 0 ? [] : [`${titles[kind]}${columnsOf(answered)}: answered alike by all.`]),
      ...(refused.length === 0 ? [] : [`${titles[kind]}${columnsOf(refused)}: refused${reasonOf(refused)}.`]),
    ];
  });
}

const titles: Readonly<Record<HardInput['case'], string>> = {
  'one row': 'One row alone',
  'other order': 'The same rows in the opposite order',
  'many rows': 'A thousand rows at once',
  missing: 'A missing value',
  unseen: 'A word that training never saw',
  large: 'A number far beyond what training saw',
};

/** Not answered, or not alike, by somebody who was asked: a server refuses it by the column's name. */
export const isRefused = ({ python, onnx }: HardInput): boolean =>
  python === 'refused' || (onnx !== undefined && onnx !== 'answered');

function columnsOf(inputs: readonly HardInput[]): string {
  const names = inputs.flatMap(({ column }) => (column === undefined ? [] : [`\`${column}\``]));
  if (names.length === 0) return '';
  return names.length > 8 ? ` in ${names.length} columns` : ` in ${names.join(', ')}`;
}

function reasonOf(inputs: readonly HardInput[]): string {
  const reason = inputs.find((one) => one.reason !== undefined)?.reason;
  return reason === undefined ? '' : `, since ${shortened(reason)}`;
}

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text.replace(/\.$/, ''));
