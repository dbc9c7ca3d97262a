import { commonLength } from './roles.ts';
import {
  freshRows,
  type Learned,
  listOf,
  noColumns,
  nothing,
  type Opaque,
  type Rows,
  type Score,
  type Step,
  type Value,
} from './value.ts';

/** The rows in a value, whatever holds them. */
export function rowsIn(value: Value): readonly Rows[] {
  switch (value.kind) {
    case 'rows':
      return [value];
    case 'opaque':
      return value.rows === null ? [] : [value.rows];
    case 'list':
      return value.items.flatMap(rowsIn);
    default:
      return [];
  }
}

export function scoresIn(value: Value): readonly Score[] {
  switch (value.kind) {
    case 'scored':
    case 'opaque':
      return value.scores;
    case 'list':
      return value.items.flatMap(scoresIn);
    default:
      return [];
  }
}

/** Rows made from others in a way that is not followed: where they come from stays known, what they went through does not. */
export function derived(values: readonly Value[], fresh: () => number): Rows {
  const given = values.flatMap(rowsIn);
  const [first] = given;
  if (first === undefined) return freshRows(fresh(), { learned: statisticsIn(values) });
  const together = given.every(({ origin }) => origin === first.origin);
  const predictions = given.flatMap(({ prediction }) => (prediction === null ? [] : [prediction]));
  const sole = predictions.every((each) => each === predictions[0]) ? (predictions[0] ?? null) : null;
  return {
    ...freshRows(together ? first.origin : fresh()),
    part: together ? commonPart(given) : [],
    learned: unique([...given.flatMap(({ learned }) => learned), ...statisticsIn(values)]),
    chain: null,
    columns: noColumns,
    resampled: given.find(({ resampled }) => resampled !== null)?.resampled ?? null,
    ordered: given.find(({ ordered }) => ordered !== null)?.ordered ?? null,
    prediction: sole,
  };
}

/** What an unknown function gives back: perhaps rows, perhaps a number, perhaps a model. */
export function opaque(values: readonly Value[], fresh: () => number): Opaque {
  const scores = [...new Set(values.flatMap(scoresIn))];
  const curve = values.flatMap((value) => (value.kind === 'opaque' && value.curve !== null ? [value.curve] : []))[0];
  const rows = values.some((value) => rowsIn(value).length > 0) ? derived(values, fresh) : null;
  return { ...nothing, rows, scores, curve: curve ?? null };
}

function commonPart(given: readonly Rows[]): Rows['part'] {
  const [first, ...rest] = given;
  const part = first?.part ?? [];
  return part.slice(
    0,
    rest.reduce((least, each) => Math.min(least, commonLength(part, each.part)), part.length),
  );
}

export const statisticsIn = (values: readonly Value[]): Learned[] =>
  values.flatMap((value) =>
    value.kind === 'statistic' ? [value] : value.kind === 'list' ? statisticsIn(value.items) : [],
  );

export const unique = (learned: readonly Learned[]): readonly Learned[] =>
  learned.length < 2
    ? learned
    : [
        ...new Map(
          learned.map((each) => [
            `${each.cell} ${each.range.start.line} ${each.range.start.character} ${each.into?.join() ?? ''}`,
            each,
          ]),
        ).values(),
      ];

/** Values of two branches: the same, or what is unknown. */
export function joined(a: Value | undefined, b: Value | undefined): Value {
  if (a === undefined || b === undefined) return a ?? b ?? nothing;
  if (a === b) return a;
  if (a.kind === 'rows' && b.kind === 'rows' && a.origin === b.origin) return either(a, b);
  if (a.kind === 'scored' && b.kind === 'scored')
    return { kind: 'scored', scores: [...new Set([...a.scores, ...b.scores])] };
  if (a.kind === 'list' && b.kind === 'list' && a.items.length === b.items.length && a.whole && b.whole)
    return listOf(
      a.items.map((item, index) => joined(item, b.items[index])),
      true,
      a.keys,
    );
  return nothing;
}

/** Only what both say is kept, but for the steps that may have happened. */
function either(a: Rows, b: Rows): Rows {
  return {
    ...a,
    part: commonPart([a, b]),
    learned: unique(a.learned.filter((each) => b.learned.includes(each))),
    chain: sameChain(a.chain, b.chain) ? a.chain : null,
    columns: a.columns === b.columns ? a.columns : noColumns,
    resampled: a.resampled && b.resampled,
    ordered: a.ordered && b.ordered,
    prediction: a.prediction === b.prediction ? a.prediction : null,
  };
}

export const sameChain = (a: readonly Step[] | null, b: readonly Step[] | null): boolean =>
  a !== null && b !== null && a.length === b.length && a.every((step, index) => step.id === b[index]?.id);
