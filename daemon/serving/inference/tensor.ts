import type { Column, Output } from '#protocol/model.ts';

/** Values of one input column, one a row. Booleans are 0 and 1. */
export type ColumnValues = Float32Array | Float64Array | BigInt64Array | Uint8Array | string[];

/** Values of one output, row by row. */
export type OutputValues = Float32Array | Float64Array | BigInt64Array | Int32Array | Uint8Array | string[];

/** One output of a batch: `values.length / rows` values a row; `trailing` are the dimensions after the first. */
export interface OutputTensor {
  readonly values: OutputValues;
  readonly trailing: readonly number[];
}

/** Names of the Open Inference Protocol for the types of a signature. */
export const datatypes = {
  float: 'FP32',
  integer: 'INT64',
  string: 'BYTES',
  boolean: 'BOOL',
} as const satisfies Record<Column['type'] | Output['type'], string>;

/** Names of onnxruntime for the same. */
export const onnxTypes = {
  float: 'float32',
  integer: 'int64',
  string: 'string',
  boolean: 'bool',
} as const satisfies Record<Column['type'], string>;

/** How a model takes the numbers of `float` columns: ONNX graphs in 32 bits, Python in 64. */
export type Floats = 'FP32' | 'FP64';

/** Room for `rows` values of a column. */
export function allocate(type: Column['type'], rows: number, floats: Floats = 'FP32'): ColumnValues {
  if (type === 'float') return floats === 'FP32' ? new Float32Array(rows) : new Float64Array(rows);
  if (type === 'integer') return new BigInt64Array(rows);
  if (type === 'boolean') return new Uint8Array(rows);
  return new Array<string>(rows).fill('');
}

/** The same column of several requests, one after the other. All parts have one type. */
export function concatenate(type: Column['type'], rows: number, parts: readonly ColumnValues[]): ColumnValues {
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only) return only;
  const whole = allocate(type, rows, parts[0] instanceof Float64Array ? 'FP64' : 'FP32');
  let at = 0;
  for (const part of parts) {
    if (whole instanceof Float32Array && part instanceof Float32Array) whole.set(part, at);
    else if (whole instanceof Float64Array && part instanceof Float64Array) whole.set(part, at);
    else if (whole instanceof BigInt64Array && part instanceof BigInt64Array) whole.set(part, at);
    else if (whole instanceof Uint8Array && part instanceof Uint8Array) whole.set(part, at);
    else if (Array.isArray(whole) && Array.isArray(part))
      for (const [row, text] of part.entries()) whole[at + row] = text;
    else throw new TypeError('Columns of different types cannot be one batch.');
    at += part.length;
  }
  return whole;
}

/** Rows `from` to `to` of an output of a batch. */
export function rowsOf(tensor: OutputTensor, batchRows: number, from: number, to: number): OutputTensor {
  if (from === 0 && to === batchRows) return tensor;
  const width = tensor.values.length / batchRows;
  const { values } = tensor;
  return {
    trailing: tensor.trailing,
    values: Array.isArray(values) ? values.slice(from * width, to * width) : values.subarray(from * width, to * width),
  };
}
