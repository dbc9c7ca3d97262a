import type { Call } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { rowsIn } from './combine.ts';
import type { Given } from './given.ts';
import type { Run } from './run.ts';
import { settingsIn } from './settings.ts';
import { type Estimator, estimatorOf, type Fit, nothing, type Rows, type Value } from './value.ts';

/** `Class(...)`: an estimator with what it was made of. */
export function made(run: Run, node: SyntaxNode, given: Given, path: string): Estimator {
  const inner: Estimator[] = [];
  const add = (value: Value): void => {
    if (value.kind === 'estimator') inner.push(value);
    if (value.kind === 'list') for (const item of value.items) add(item);
  };
  const values = [...given.positional, ...given.keywords.values(), ...given.spread].map((argument) =>
    run.evaluate(argument),
  );
  for (const value of values) add(value);
  const options = new Map([...given.keywords].map(([name, value]) => [name, value.text]));
  return estimatorOf(path, { inner, options, depth: run.here(node).loops.length, tuned: settingsIn(values) });
}

export const clonedOf = (estimator: Estimator, depth: number): Estimator => ({
  ...estimator,
  depth,
  inner: estimator.inner.map((each) => clonedOf(each, depth)),
});

export function crossValidation(run: Run, node: SyntaxNode, given: Given): Value {
  const estimator = given.at(0, 'estimator');
  const value = estimator === null ? nothing : run.evaluate(estimator);
  const inputs = [given.at(1, 'X'), given.at(2, 'y')].flatMap((argument) =>
    argument === null ? [] : [run.rows(argument)],
  );
  for (const argument of given.keywords.values()) run.evaluate(argument);
  run.emit({
    kind: 'split',
    how: 'cv',
    ...run.here(node),
    inputs,
    shuffled: false,
    estimator: value.kind === 'estimator' ? value : null,
  });
  return nothing;
}

/** `xgboost.train(params, dtrain, evals=[(dtest, "test")])`. */
export function trained(run: Run, node: SyntaxNode, call: Call, given: Given): Value {
  const rows = given.at(1, 'dtrain', 'train_set');
  const x = rows === null ? null : run.rows(rows);
  const estimator = estimatorOf(call.path);
  const watchedNode = given.keywords.get('evals') ?? given.keywords.get('valid_sets');
  const watched = watchedNode === undefined ? [] : watchedRows(run.evaluate(watchedNode), x);
  const rounds = given.keywords.get('early_stopping_rounds');
  const callbacks = given.keywords.get('callbacks')?.text ?? '';
  const stops = (rounds !== undefined && rounds.type !== 'none') || /early_stopping|EarlyStopping/.test(callbacks);
  const fit: Fit = { kind: 'fit', ...run.here(node), estimator, method: 'train', x, y: x, call, watched, stops };
  run.emit(fit);
  return estimator;
}

/** Training rows are often watched, too; they decide nothing. */
const watchedRows = (value: Value, train: Rows | null): Rows[] =>
  (value.kind === 'list' ? value.items : [value])
    .flatMap((item) => rowsIn(item.kind === 'list' ? (item.items[0] ?? nothing) : item).slice(0, 1))
    .filter((rows) => rows !== train);
