import type { Signature } from '#protocol/model.ts';
import type { ColumnValues, OutputTensor, OutputValues } from './tensor.ts';

/** A column as a Python worker reads it: the array's own bytes (little-endian), texts as a JSON list. */
export function columnBytes(values: ColumnValues): Uint8Array {
  if (Array.isArray(values)) return Buffer.from(JSON.stringify(values));
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/**
 * The outputs of a batch in the signature's order, from a worker's bytes. Throws where they are not what the signature
 * and the number of rows call for, which the worker has checked: then it is not the worker that speaks.
 */
export function outputsOf(
  signature: Signature,
  rows: number,
  sizes: readonly number[],
  body: Buffer,
): readonly OutputTensor[] {
  let from = 0;
  return signature.outputs.map(({ name, type, width }, index): OutputTensor => {
    const size = sizes[index] ?? 0;
    const part = body.subarray(from, from + size);
    from += size;
    const values = valuesOf(type, part);
    if (values.length !== rows * width) throw new Error(`Output ${name} has ${values.length} values for ${rows} rows.`);
    return { values, trailing: [width] };
  });
}

function valuesOf(type: Signature['outputs'][number]['type'], part: Buffer): OutputValues {
  if (type === 'string') {
    const texts: unknown = JSON.parse(part.toString('utf8'));
    if (!Array.isArray(texts)) throw new Error('An output of texts is no list.');
    return texts.map(String);
  }
  // A copy of its own: typed arrays need an aligned start.
  const bytes = Uint8Array.from(part).buffer;
  return type === 'integer' ? new BigInt64Array(bytes) : new Float64Array(bytes);
}
