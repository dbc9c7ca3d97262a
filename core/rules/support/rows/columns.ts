import { allColumns, type Columns, noColumns, type Value } from './value.ts';

/** The strings of a constant, or of a list of constants; null where any is not known. */
export function stringsIn(value: Value): readonly string[] | null {
  if (value.kind === 'constant') return typeof value.value === 'string' ? [value.value] : null;
  if (value.kind !== 'list' || !value.whole) return null;
  const parts = value.items.map(stringsIn);
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

export const column = (of: Columns, name: string): Columns => ({
  ...noColumns,
  known: of.known,
  single: name,
  copies: of.copies,
});

export const only = (of: Columns, names: readonly string[] | null): Columns =>
  names === null ? noColumns : { ...allColumns, selected: new Set(names), copies: of.copies };

export const without = (of: Columns, names: readonly string[] | null): Columns =>
  names === null ? noColumns : { ...of, dropped: of.dropped.union(new Set(names)), single: null };

/** With a column added; `source` where it was computed from one other column alone. */
export function added(of: Columns, name: string, source: string | null): Columns {
  const copies = new Map(of.copies);
  if (source === null) copies.delete(name);
  else copies.set(name, source);
  const dropped = new Set(of.dropped);
  dropped.delete(name);
  return { ...of, dropped, selected: of.selected === null ? null : of.selected.union(new Set([name])), copies };
}

/** Whether a column is surely among them. */
export const holds = (columns: Columns, name: string): boolean =>
  columns.known &&
  columns.single === null &&
  columns.span === null &&
  !columns.dropped.has(name) &&
  (columns.selected === null || columns.selected.has(name));
