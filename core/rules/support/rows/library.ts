import { literalOf } from '#core/python/literal.ts';
import type { Call } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { isWithinRows } from './axis.ts';
import { stringsIn } from './columns.ts';
import { derived, opaque, rowsIn, sameChain, scoresIn, unique } from './combine.ts';
import { type Given, givenTo } from './given.ts';
import { evaluation, picking } from './measures.ts';
import { expressionColumn } from './polars.ts';
import { relation } from './roles.ts';
import type { Run } from './run.ts';
import { settingsIn } from './settings.ts';
import { splitInto } from './splits.ts';
import * as tables from './tables.ts';
import { torchData } from './torch.ts';
import {
  allColumns,
  type Estimator,
  estimatorOf,
  type Fit,
  freshRows,
  listOf,
  noColumns,
  nothing,
  type Rows,
  type Value,
} from './value.ts';

/** A function of a library or of Python itself, by its path. */
export function libraryCall(run: Run, node: SyntaxNode, call: Call): Value {
  const { path } = call;
  const given = givenTo(node);
  if (path === 'sklearn.model_selection.train_test_split' || path === 'torch.utils.data.random_split')
    return splitInto(run, node, given, path);
  const loaded = torchData(run, node, path);
  if (loaded !== null) return loaded;
  if (tables.isCurve(path) || tables.isMetric(path)) return evaluation(run, node, call, given);
  if (tables.fittable.test(path)) return made(run, node, given, path);
  if (/^(?:sklearn|imblearn)\.(?:pipeline\.make_(?:pipeline|union)|compose\.make_column_transformer)$/.test(path))
    return made(
      run,
      node,
      given,
      path.replace('make_pipeline', 'Pipeline').replace('make_column_transformer', 'ColumnTransformer'),
    );
  if (tables.crossValidates.test(path)) return crossValidation(run, node, given);
  if (/^(?:xgboost|lightgbm)\.(?:train|cv)$/.test(path)) return trained(run, node, call, given);
  if (tables.readsRows.test(path)) return readTable(run, node, given);
  if (/^polars\.(?:col|all)$/.test(path)) return expressionColumn(run, node);
  const values = [...given.positional, ...given.keywords.values()].map((argument) => run.evaluate(argument));
  return (
    data(run, node, path, given, values) ?? picking(run, node, path, given, values) ?? opaque(values, () => run.fresh())
  );
}

function data(run: Run, node: SyntaxNode, path: string, given: Given, values: readonly Value[]): Value | null {
  const [first] = values;
  const name = path.split('.').at(-1) ?? path;
  if (tables.wrapsRows.test(path)) return wrapped(run, path, values);
  if (tables.concatenates.test(path)) return concatenated(run, node, given, first);
  if (tables.sideBySide.test(path)) return { ...derived(values, () => run.fresh()), columns: noColumns };
  if (tables.makesPair.test(path)) return pair(run);
  if (tables.readsBunch.test(path)) return given.keywords.get('return_X_y')?.type === 'true' ? pair(run) : bunch(run);
  if (/keras\.datasets\.\w+\.load_data$/.test(path)) return parted(run, node);
  if (tables.widens.test(path) && first !== undefined) return derived([first], () => run.fresh());
  if (path === 'pandas.get_dummies' && first !== undefined) return dummies(run, node, rowsIn(first)[0]);
  if (path === 'pandas.to_datetime') return dated(run, given, first);
  if (path === 'sklearn.base.clone' && first?.kind === 'estimator') return copyOf(first, run.here(node).loops.length);
  if (path === 'sklearn.utils.shuffle' || path === 'sklearn.utils.resample') return redrawn(run, node, path, given);
  if (path === 'numpy.repeat' || path === 'numpy.tile') return repeated(run, node, values);
  if (
    /^(?:sklearn\.preprocessing\.(?:scale|minmax_scale|robust_scale|quantile_transform|power_transform|maxabs_scale)|scipy\.stats\.(?:zscore|robust_zscore|boxcox|yeojohnson|rankdata))$/.test(
      path,
    )
  )
    return scaled(run, node, name, first);
  if (/^numpy\./.test(path) && tables.statistics.has(name)) return statisticOf(run, node, name, given, first);
  return null;
}

/** `Class(...)`: an estimator with what it was made of. */
function made(run: Run, node: SyntaxNode, given: Given, path: string): Estimator {
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

const copyOf = (estimator: Estimator, depth: number): Estimator => ({
  ...estimator,
  depth,
  inner: estimator.inner.map((each) => copyOf(each, depth)),
});

function crossValidation(run: Run, node: SyntaxNode, given: Given): Value {
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
function trained(run: Run, node: SyntaxNode, call: Call, given: Given): Value {
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

function readTable(run: Run, node: SyntaxNode, given: Given): Rows {
  for (const argument of given.keywords.values()) run.evaluate(argument);
  const dates = given.keywords.get('parse_dates');
  const names = dates === undefined ? null : stringsIn(run.evaluate(dates));
  for (const name of names ?? []) run.dates.add(name);
  const index = given.keywords.get('index_col');
  const { cell, range } = run.here(node);
  const indexName = index === undefined ? undefined : literalOf(index);
  const dated =
    typeof indexName === 'string' ? run.dates.has(indexName) : dates?.type === 'true' && index !== undefined;
  const usecols = given.keywords.get('usecols');
  return freshRows(run.fresh(), {
    columns: usecols === undefined ? allColumns : noColumns,
    ordered: dated ? { cell, range, why: 'the rows are in the order of a date' } : null,
  });
}

/** A frame, an array or a tensor made of something else; of numbers alone, it is typed by hand. */
function wrapped(run: Run, path: string, values: readonly Value[]): Value {
  const [first] = values;
  if (first === undefined) return listOf([]);
  if (first.kind === 'rows') return first;
  if (/^(?:list|tuple|set)$/.test(path) || first.kind === 'ranking') return first;
  const scores = scoresIn(first);
  if (scores.length > 0) return { ...nothing, scores };
  if (first.kind === 'opaque') return first.rows ?? first;
  if (first.kind === 'list') {
    const rows = derived([first], () => run.fresh());
    return isTyped(first) ? { ...rows, typed: true } : rows;
  }
  return nothing;
}

/** Numbers and words only, and at least one. */
export function isTyped(value: Value): boolean {
  if (value.kind === 'constant') return true;
  return value.kind === 'list' && value.whole && value.items.length > 0 && value.items.every(isTyped);
}

function concatenated(run: Run, node: SyntaxNode, given: Given, first: Value | undefined): Value {
  const axis = given.at(1, 'axis', 'dim');
  const along = axis === null ? 0 : literalOf(axis);
  const parts = first === undefined ? [] : rowsIn(first);
  if (along !== 0 && along !== 'index' && along !== 'rows')
    return { ...derived(parts, () => run.fresh()), columns: noColumns };
  const { cell, range } = run.here(node);
  const whole = derived(parts, () => run.fresh());
  // `pd.concat([minority] * 5)`, `pd.concat([df, df])`: the same rows several times.
  const times = given.positional[0]?.type === 'binary_operator' && /\*/.test(given.positional[0].text);
  const twice = parts.some((part, index) => parts.slice(0, index).some((other) => repeats(part, other)));
  return { ...whole, resampled: whole.resampled ?? (times || twice ? { cell, range } : null) };
}

/** The same rows, or some of them, with the same columns. */
const repeats = (part: Rows, other: Rows): boolean =>
  part.columns.single === other.columns.single &&
  sameChain(part.chain, other.chain) &&
  /^(?:same|contains|within)$/.test(relation(part, other));

function pair(run: Run): Value {
  const rows = freshRows(run.fresh());
  return listOf([rows, { ...rows, columns: { ...noColumns, known: true, single: 'target' } }]);
}

const bunch = (run: Run): Rows => freshRows(run.fresh(), { bunch: true });

/** `(x_train, y_train), (x_test, y_test) = mnist.load_data()`. */
function parted(run: Run, node: SyntaxNode): Value {
  const { cell, range } = run.here(node);
  const origin = run.fresh();
  const piece = (role: 'train' | 'test'): Rows =>
    freshRows(origin, { part: [{ kind: 'name', cut: `data ${cell} ${range.start.line}`, key: role, role }] });
  return listOf([listOf([piece('train'), piece('train')]), listOf([piece('test'), piece('test')])]);
}

function dummies(run: Run, node: SyntaxNode, rows: Rows | undefined): Value {
  if (rows === undefined) return nothing;
  run.emit({ kind: 'dummies', ...run.here(node), rows });
  return { ...rows, columns: rows.columns.single === null ? rows.columns : noColumns };
}

function dated(run: Run, given: Given, first: Value | undefined): Value {
  const rows = first === undefined ? [] : rowsIn(first);
  const name = rows[0]?.columns.single;
  if (name) run.dates.add(name);
  const target = given.positional[0];
  if (target?.type === 'attribute') run.dates.add(target.child('attribute')?.text ?? '');
  return rows[0] ?? nothing;
}

/** `shuffle(X, y)` keeps the rows; `resample` draws some of them more than once unless told otherwise. */
function redrawn(run: Run, node: SyntaxNode, path: string, given: Given): Value {
  const { cell, range } = run.here(node);
  const again = path.endsWith('resample') && given.keywords.get('replace')?.type !== 'false';
  const drawn = given.positional.map((argument) => {
    const rows = run.rows(argument);
    return again ? { ...rows, resampled: rows.resampled ?? { cell, range } } : rows;
  });
  const [only] = drawn;
  return drawn.length === 1 && only !== undefined ? only : listOf(drawn);
}

function repeated(run: Run, node: SyntaxNode, values: readonly Value[]): Value {
  const [first] = values;
  const rows = first?.kind === 'rows' ? first : null;
  const { cell, range } = run.here(node);
  return rows === null ? opaque(values, () => run.fresh()) : { ...rows, resampled: { cell, range } };
}

function scaled(run: Run, node: SyntaxNode, name: string, first: Value | undefined): Value {
  const [rows] = first === undefined ? [] : rowsIn(first);
  if (rows === undefined) return nothing;
  const { cell, range } = run.here(node);
  const learned = { cell, range, what: name, origin: rows.origin, part: rows.part };
  const chain = rows.chain === null ? null : [...rows.chain, { id: name, name }];
  return { ...rows, chain, learned: unique([...rows.learned, learned]) };
}

function statisticOf(run: Run, node: SyntaxNode, name: string, given: Given, first: Value | undefined): Value | null {
  const [rows] = first === undefined ? [] : rowsIn(first);
  if (first === undefined || rows === undefined || rows.prediction !== null || scoresIn(first).length > 0) return null;
  const axis = given.at(1, 'axis');
  if (axis !== null && isWithinRows(axis)) return derived([rows], () => run.fresh());
  const { cell, range } = run.here(node);
  return { kind: 'statistic', cell, range, what: name, origin: rows.origin, part: rows.part };
}
