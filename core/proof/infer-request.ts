import * as z from 'zod';
import { type Outcome, refusal, success } from '#core/result.ts';
import type { Column, RecordRow, Signature, Value } from '#protocol/model.ts';
import type { Answers } from './compare.ts';

/** Open Inference Protocol v2, "Inference Request JSON Object", with the tensors this project uses: one column each, shape [rows, 1]. */
export interface InferRequest {
  readonly inputs: readonly InferTensor[];
}

export interface InferTensor {
  readonly name: string;
  readonly shape: readonly [number, 1];
  readonly datatype: 'FP32' | 'INT64' | 'BYTES' | 'BOOL';
  readonly data: readonly Value[];
}

const datatypes = { float: 'FP32', integer: 'INT64', string: 'BYTES', boolean: 'BOOL' } as const;

/**
 * The v2 request that asks for `rows`: raw values by column name. Missing values go as null in a float column and as the
 * empty string in a string column; an integer or boolean column cannot hold one. Columns that the model does not take are
 * an error, as is a value of another type; both name the row (from 0) and the column.
 */
export function inferRequest(signature: Signature, rows: readonly RecordRow[]): Outcome<InferRequest> {
  const known = new Set(signature.inputs.map((column) => column.name));
  for (const [index, row] of rows.entries()) {
    const extra = Object.keys(row).find((name) => !known.has(name));
    if (extra !== undefined) return refusal(`Row ${index}: the model takes no column "${extra}".`);
  }
  const inputs: InferTensor[] = [];
  for (const column of signature.inputs) {
    const data: Value[] = [];
    for (const [index, row] of rows.entries()) {
      const value = encode(column, row[column.name]);
      if (!value.ok) return refusal(`Row ${index}, column "${column.name}": ${value.reason}`);
      data.push(value.value);
    }
    inputs.push({ name: column.name, shape: [rows.length, 1], datatype: datatypes[column.type], data });
  }
  return success({ inputs });
}

function encode(column: Column, value: Value | undefined): Outcome<Value> {
  if (value === undefined || value === null) {
    if (column.type === 'float') return success(null);
    if (column.type === 'string') return success('');
    return refusal(`a value is missing, and this column has to have one.`);
  }
  const fits =
    column.type === 'float'
      ? typeof value === 'number'
      : column.type === 'integer'
        ? Number.isSafeInteger(value)
        : typeof value === column.type;
  return fits ? success(value) : refusal(`${JSON.stringify(value)} is not of type ${column.type}.`);
}

const Scalar = z.union([z.number(), z.string(), z.boolean(), z.null()]);
type Nested = Value | Nested[];
const Nested: z.ZodType<Nested> = z.lazy(() => z.union([Scalar, z.array(Nested)]));
const InferResponse = z.object({
  outputs: z.array(z.object({ name: z.string(), shape: z.array(z.int().nonnegative()), data: z.array(Nested) })),
});

/**
 * The answers in a v2 response, one array of `width` values a row, for every output of the signature. Data may be flat or
 * nested, as the protocol allows.
 */
export function answersOf(signature: Signature, response: unknown): Outcome<Answers> {
  const parsed = InferResponse.safeParse(response);
  if (!parsed.success) return refusal('The answer is not an Open Inference Protocol response.');
  const answers: Record<string, Value[][]> = {};
  for (const output of signature.outputs) {
    const tensor = parsed.data.outputs.find((one) => one.name === output.name);
    if (tensor === undefined) return refusal(`The answer has no output "${output.name}".`);
    const flat = flatten(tensor.data);
    if (flat.length % output.width !== 0 || flat.length !== tensor.shape.reduce((product, size) => product * size, 1))
      return refusal(
        `Output "${output.name}" has ${flat.length} values in shape [${tensor.shape.join(', ')}], which does not make rows of ${output.width}.`,
      );
    answers[output.name] = Array.from({ length: flat.length / output.width }, (_, row) =>
      flat.slice(row * output.width, (row + 1) * output.width),
    );
  }
  return success(answers);
}

function flatten(data: readonly Nested[]): Value[] {
  return data.flatMap((one) => (Array.isArray(one) ? flatten(one) : [one]));
}
