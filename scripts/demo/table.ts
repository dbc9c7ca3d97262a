import { readFile } from 'node:fs/promises';
import type { RecordRow, Signature, Value } from '#protocol/model.ts';

/** Rows of a plain CSV file (no quotes, as the samples have it), with the columns and types that the model takes. */
export async function tableRows(file: string, signature: Signature): Promise<RecordRow[]> {
  const [head = '', ...lines] = (await readFile(file, 'utf8')).trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(
      signature.inputs.map(({ name, type }) => [name, parseCell(cells[names.indexOf(name)] ?? '', type)]),
    );
  });
}

function parseCell(text: string, type: Signature['inputs'][number]['type']): Value {
  if (text === '' || text === 'NA') return null;
  if (type === 'string') return text;
  return type === 'boolean' ? text === 'True' : Number(text);
}

/** `count` rows drawn with replacement, the same every time: the generator is Lehmer's (Park and Miller 1988). */
export function draw<T>(rows: readonly T[], count: number): T[] {
  let state = 20_260_101;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return rows[state % rows.length];
  }).filter((row) => row !== undefined);
}
