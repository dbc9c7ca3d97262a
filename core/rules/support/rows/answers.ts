import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Given } from './given.ts';
import { taken, withLearned } from './learned.ts';
import type { Run } from './run.ts';
import { slicedApart } from './splits.ts';
import { learnsFromRows } from './tables.ts';
import { type Estimator, type Fit, listOf, noColumns, type Rows, type Score, type Value } from './value.ts';

export const whatOf = ({ path }: Estimator, { method }: Fit): string => `${path.split('.').at(-1) ?? path}.${method}`;

/** Rows that went through a transformer, with what it learned. */
export function transformed(run: Run, estimator: Estimator, x: Rows): Rows {
  const fit = run.fitOf(estimator);
  const name = estimator.path.split('.').at(-1) ?? estimator.path;
  const learned = fit?.x && learns(estimator) ? [taken(fit, whatOf(estimator, fit), fit.x)] : [];
  const chain = x.chain === null ? null : [...x.chain, { id: estimator, name: name === '?' ? 'a transformer' : name }];
  return withLearned({ ...x, chain, columns: noColumns, prediction: null }, learned);
}

export const learns = (estimator: Estimator): boolean => learnsFromRows(estimator.path) || estimator.inner.some(learns);

export function predicted(run: Run, node: SyntaxNode, estimator: Estimator, given: Rows): Rows {
  const fit = run.fitOf(estimator);
  const x = slicedApart(run, fit, given);
  run.emit({ kind: 'predict', ...run.here(node), estimator, fit, x });
  return {
    ...x,
    chain: null,
    columns: noColumns,
    prediction: { estimator, fit, rows: x, compared: false, chosen: null },
  };
}

export function scored(run: Run, node: SyntaxNode, estimator: Estimator, rows: Rows, given: Given): Value {
  const fit = run.fitOf(estimator);
  const x = slicedApart(run, fit, rows);
  for (const argument of [...given.positional.slice(1), ...given.keywords.values()]) run.evaluate(argument);
  const score: Score = {
    kind: 'score',
    ...run.here(node),
    metric: node.child('function')?.child('attribute')?.text ?? 'score',
    estimator,
    fit,
    rows: x,
    chosen: null,
    call: run.call(node),
  };
  run.emit(score);
  const value = { kind: 'scored', scores: [score] } as const;
  // Keras answers with a list: the loss, then the metrics.
  return score.metric === 'evaluate' ? listOf([value, value], false) : value;
}
