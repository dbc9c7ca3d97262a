import type { SyntaxNode } from '#core/python/syntax.ts';
import { isWithinRows } from './axis.ts';
import { derived, statisticsIn } from './combine.ts';
import type { Given } from './given.ts';
import { statistic, withLearned } from './learned.ts';
import type { Run } from './run.ts';
import { nothing, type Rows, type Value } from './value.ts';

/** Along the rows only: `axis=1` gives a number for each row. */
export function statisticOf(run: Run, node: SyntaxNode, rows: Rows, method: string, given: Given): Value {
  const axis = given.at(0, 'axis');
  if (axis !== null && isWithinRows(axis)) return derived([rows], () => run.fresh());
  if (rows.prediction?.compared) return nothing;
  return statistic(run.here(node), method, rows);
}

/** Each value by another of its own; a statistic of each group may be among them. */
export function mapped(run: Run, rows: Rows, values: readonly Value[]): Rows {
  const plain = { ...derived([rows, ...values], () => run.fresh()), learned: rows.learned };
  const literal = values.every(({ kind }) => kind === 'list' || kind === 'constant');
  return withStatistics(literal ? { ...plain, columns: rows.columns } : plain, values);
}

/** Rows with statistics of rows put into them. */
export const withStatistics = (rows: Rows, values: readonly Value[]): Rows => withLearned(rows, statisticsIn(values));

export function lookingBack(run: Run, node: SyntaxNode, rows: Rows, method: string): Rows {
  const { cell, range } = run.here(node);
  return {
    ...derived([rows], () => run.fresh()),
    learned: rows.learned,
    ordered: rows.ordered ?? { cell, range, why: `\`${method}\` takes values of neighbouring rows` },
  };
}
