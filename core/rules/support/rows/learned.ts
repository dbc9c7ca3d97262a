import type { Learned, Rows } from './value.ts';

/** What went into columns of these names, and into no other; null where it cannot be told into which. */
export const into = (learned: readonly Learned[], names: readonly string[] | null): readonly Learned[] =>
  names === null ? learned : learned.map((each) => ({ ...each, into: names }));

/** What is in some columns of a table: a statistic in another column stays behind. */
export const within = (learned: readonly Learned[], names: readonly string[]): readonly Learned[] =>
  learned.filter((each) => each.into === undefined || each.into.some((name) => names.includes(name)));

/** What is left when columns go. */
export const outside = (learned: readonly Learned[], names: readonly string[] | null): readonly Learned[] =>
  names === null ? learned : learned.filter((each) => each.into?.every((name) => names.includes(name)) !== true);

/** Under other names nobody knows which column is which. */
export const renamed = (rows: Rows): readonly Learned[] => rows.learned.map(({ into: _, ...each }) => each);
