import type { Column, Value } from '#protocol/model.ts';
import { short } from '../numbers.ts';

/** A field's text as a value of its column, or what is wrong with it. An empty field is a missing value. */
export function readField(column: Column, text: string): { value: Value } | { problem: string } {
  const trimmed = text.trim();
  if (trimmed === '')
    return column.missing || column.type === 'float' ? { value: null } : { problem: `${column.name} needs a value.` };
  if (column.type === 'string') return { value: text };
  if (column.type === 'boolean') {
    if (trimmed === 'true' || trimmed === 'false') return { value: trimmed === 'true' };
    return { problem: `${column.name} is true or false.` };
  }
  const number = Number(trimmed);
  if (!Number.isFinite(number)) return { problem: `${column.name} is a number, and "${trimmed}" is none.` };
  if (column.type === 'integer' && !Number.isSafeInteger(number))
    return { problem: `${column.name} is a whole number.` };
  return { value: number };
}

export const writeField = (value: Value | undefined): string =>
  value === null || value === undefined ? '' : `${value}`;

/** What a person should know before filling in: what was seen in training. */
export function hint(column: Column): string {
  const seen = column.range ? `seen ${short(column.range[0])} to ${short(column.range[1])}` : '';
  const missing = column.missing ? 'may be empty' : '';
  return [column.type, seen, missing].filter(Boolean).join(', ');
}

/** Whether a value lies outside of what training saw: allowed, and worth a word. */
export function isNew(column: Column, value: Value): boolean {
  if (typeof value === 'number' && column.range) return value < column.range[0] || value > column.range[1];
  return typeof value === 'string' && column.categories !== undefined && !column.categories.includes(value);
}
