import type { Column } from '#protocol/model.ts';
import type { ColumnValues } from '../inference/tensor.ts';
import { RequestFailure } from './request-failure.ts';

/** A number is large from this many times the greatest that training saw. */
const large = 1000;

/**
 * A check of what the model refused, or was not answered alike everywhere, when it was proven (`Column.refuses`); null for a
 * column in which everything is answered. It throws a `RequestFailure` (422) that names the column and the row.
 */
export function refusedValues(column: Column): ((values: ColumnValues) => void) | null {
  const { name, refuses, categories, range } = column;
  if (refuses === undefined || refuses.length === 0) return null;
  const seen = refuses.includes('unseen') && categories !== undefined ? new Set(categories) : null;
  const greatest =
    refuses.includes('large') && range ? large * Math.max(1, Math.abs(range[0]), Math.abs(range[1])) : null;
  const missing = refuses.includes('missing');
  const why = (value: unknown): string | null => {
    if (value === '' || Number.isNaN(value))
      return missing ? 'is missing, and the model does not answer without it' : null;
    if (typeof value === 'string')
      return seen === null || seen.has(value)
        ? null
        : `is ${quoted(value)}, which training never saw, and the model does not answer to it`;
    return greatest !== null && Math.abs(Number(value)) > greatest
      ? `is ${value}, more than ${large} times what training saw, and the model does not answer to it alike everywhere`
      : null;
  };
  return (values) => {
    for (let row = 0; row < values.length; row++) {
      const reason = why(values[row]);
      if (reason !== null) throw new RequestFailure(422, `Input ${quoted(name)}, row ${row} ${reason}.`);
    }
  };
}

const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
