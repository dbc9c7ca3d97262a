import * as z from 'zod';
import type { Column, RecordRow, Value } from '#protocol/model.ts';

/** Data types of the Open Inference Protocol v2 for our column types (see `protocol/model.ts`). */
const datatypes = { float: 'FP32', integer: 'INT64', string: 'BYTES', boolean: 'BOOL' } as const;

/** One row as the body of a v2 `infer` request: each column a tensor of shape [1, 1]. */
export function inferRequest(columns: readonly Column[], row: RecordRow): object {
  return {
    inputs: columns.map((column) => ({
      name: column.name,
      shape: [1, 1],
      datatype: datatypes[column.type],
      data: [onTheWire(column, row[column.name] ?? null)],
    })),
  };
}

/** Missing is null for numbers and the empty string for strings. */
function onTheWire(column: Column, value: Value): Value {
  return value === null && column.type === 'string' ? '' : value;
}

export const InferAnswer = z.object({
  outputs: z.array(
    z.object({ name: z.string(), data: z.array(z.union([z.number(), z.string(), z.boolean(), z.null()])) }),
  ),
});

/** What a server says when it refuses a request. */
export const InferError = z.object({ error: z.string() });
