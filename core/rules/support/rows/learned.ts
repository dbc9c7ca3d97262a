import type { Spot } from '../../define.ts';
import { unique } from './combine.ts';
import type { Learned, Rows, Statistic, Value } from './value.ts';

/** What was taken from rows at a place. */
export const taken = ({ cell, range }: Spot, what: string, { origin, part }: Rows): Learned => ({
  cell,
  range,
  what,
  origin,
  part,
});

export const statistic = (at: Spot, what: string, from: Rows): Statistic => ({
  kind: 'statistic',
  ...taken(at, what, from),
});

/** What goes into a table with a value; with a model's answers goes nothing. */
export const learnedIn = (value: Value): readonly Learned[] =>
  value.kind === 'rows'
    ? value.prediction === null
      ? value.learned
      : []
    : value.kind === 'statistic'
      ? [value]
      : value.kind === 'list'
        ? value.items.flatMap(learnedIn)
        : [];

export const withLearned = (rows: Rows, more: readonly Learned[]): Rows =>
  more.length === 0 ? rows : { ...rows, learned: unique([...rows.learned, ...more]) };

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
