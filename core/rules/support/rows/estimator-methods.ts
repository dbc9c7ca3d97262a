import type { SyntaxNode } from '#core/python/syntax.ts';
import { derived, opaque, rowsIn, unique } from './combine.ts';
import { type Given, givenTo } from './given.ts';
import type { Run } from './run.ts';
import { settingsIn } from './settings.ts';
import { slicedApart } from './splits.ts';
import { isKeras, learnsFromRows, oversampler, splitter, stopping } from './tables.ts';
import {
  type Estimator,
  type Fit,
  freshRows,
  listOf,
  noColumns,
  nothing,
  type Rows,
  type Score,
  type Value,
} from './value.ts';

const predicting = new Set([
  'predict',
  'predict_proba',
  'decision_function',
  'predict_log_proba',
  'predict_classes',
  'predict_generator',
]);
export const estimatorMethods: ReadonlySet<string> = new Set([
  ...predicting,
  'fit',
  'fit_transform',
  'fit_predict',
  'fit_resample',
  'partial_fit',
  'fit_generator',
  'adapt',
  'fit_on_texts',
  'transform',
  'texts_to_sequences',
  'texts_to_matrix',
  'score',
  'evaluate',
]);

/** A method of something that can be fitted. */
export function estimatorMethod(run: Run, node: SyntaxNode, estimator: Estimator, method: string): Value {
  const given = givenTo(node);
  if (method === 'split' && splitter.test(estimator.path)) return folds(run, node, estimator, given);
  if (!estimatorMethods.has(method)) return other(run, estimator, method, given);
  const data = given.at(0, 'X', 'x', 'data', 'documents', 'raw_documents', 'texts', 'dataset', 'y');
  if (data === null) {
    for (const argument of given.keywords.values()) run.evaluate(argument);
    return estimator;
  }
  const x = run.rows(data);
  if (/^(?:fit|partial_fit|adapt)/.test(method)) return fitting(run, node, estimator, method, x, given);
  if (method === 'transform' || method.startsWith('texts_to_')) {
    run.emit({ kind: 'transform', ...run.here(node), estimator, method, x });
    return transformed(run, estimator, x);
  }
  if (method === 'score' || method === 'evaluate') return scored(run, node, estimator, x, given);
  for (const argument of [...given.positional.slice(1), ...given.keywords.values()]) run.evaluate(argument);
  return predicted(run, node, estimator, x);
}

function other(run: Run, estimator: Estimator, method: string, given: Given): Value {
  const values = [...given.positional, ...given.keywords.values(), ...given.spread].map((argument) =>
    run.evaluate(argument),
  );
  if (method === 'compile') return estimator;
  if (method === 'set_params') return { ...estimator, tuned: [...estimator.tuned, ...settingsIn(values)] };
  if (method === 'inverse_transform') return { ...derived(values, () => run.fresh()), chain: null };
  if (method === 'get_support' || method === 'get_feature_names_out') {
    const fit = run.fitOf(estimator);
    if (fit?.x && learnsFromRows(estimator.path))
      return {
        kind: 'statistic',
        cell: fit.cell,
        range: fit.range,
        what: whatOf(estimator, fit),
        origin: fit.x.origin,
        part: fit.x.part,
      };
  }
  return opaque(values, () => run.fresh());
}

function fitting(run: Run, node: SyntaxNode, estimator: Estimator, method: string, x: Rows, given: Given): Value {
  const target = given.at(1, 'y', 'target');
  const y = target === null || given.positional[0] === target ? null : run.rows(target);
  const { watched, stops } = watching(run, given, estimator);
  const fit: Fit = { kind: 'fit', ...run.here(node), estimator, method, x, y, call: run.call(node), watched, stops };
  run.emit(fit);
  if (method === 'fit' && searches.test(estimator.path))
    run.emit({
      kind: 'split',
      how: 'cv',
      ...run.here(node),
      inputs: y === null ? [x] : [x, y],
      shuffled: false,
      estimator,
    });
  if (method === 'fit_transform') return transformed(run, estimator, x);
  if (method === 'fit_resample') {
    const { cell, range } = run.here(node);
    const again = {
      ...(oversampler.test(estimator.path) ? { resampled: { cell, range } } : {}),
      // A pipeline that ends in a sampler has transformers before it.
      ...(estimator.inner.length > 0 ? { chain: null, columns: noColumns } : {}),
    };
    return listOf([{ ...x, ...again }, ...(y === null ? [] : [{ ...y, ...again }])]);
  }
  if (method === 'fit_predict') return derived([x], () => run.fresh());
  return isKeras(estimator.path) && method !== 'adapt' ? nothing : estimator;
}

/** Cross-validate within their fit. */
const searches = /^(?:sklearn|dask_ml|cuml)\.model_selection\.\w*SearchCV$/;

/** Rows that a fit looks at while it learns, and whether it acts on what it sees. */
function watching(run: Run, given: Given, estimator: Estimator): { watched: readonly Rows[]; stops: boolean } {
  const watched: Rows[] = [];
  let stops = [...estimator.options].some(([name, text]) => /^early_stopping_rounds?$/.test(name) && text !== 'None');
  for (const [name, node] of given.keywords) {
    if (/^(?:eval_set|valid_sets|evals)$/.test(name)) watched.push(...eachFirst(run.evaluate(node)));
    else if (/^(?:validation_data|eval_data)$/.test(name)) watched.push(...eachFirst(listOf([run.evaluate(node)])));
    else if (/^early_stopping_rounds?$/.test(name)) stops ||= node.type !== 'none';
    else if (name === 'callbacks') stops ||= isStopping(run, node);
    else if (name !== 'y' && name !== 'X' && name !== 'x') run.evaluate(node);
  }
  return { watched, stops };
}

/** The features of each pair; a bare set of rows stands for itself. */
const eachFirst = (value: Value): Rows[] =>
  value.kind === 'list'
    ? value.items.flatMap((item) =>
        (item.kind === 'list' ? rowsIn(item.items[0] ?? nothing) : rowsIn(item)).slice(0, 1),
      )
    : [];

/** Callbacks that end the fit or keep its best state by the validation loss. */
function isStopping(run: Run, node: SyntaxNode): boolean {
  const value = run.evaluate(node);
  const items = value.kind === 'list' ? value.items : [value];
  const acts = (item: Value): boolean => {
    if (item.kind !== 'estimator') return false;
    const monitor = item.options.get('monitor') ?? '"val_loss"';
    if (!/val/.test(monitor)) return false;
    return (
      /\.EarlyStopping$/.test(item.path) ||
      (/\.ModelCheckpoint$/.test(item.path) && item.options.get('save_best_only') === 'True')
    );
  };
  return (
    items.some(acts) || (value.kind !== 'list' && stopping.test(node.text)) || /\.early_stopping\(/.test(node.text)
  );
}

const whatOf = ({ path }: Estimator, { method }: Fit): string => `${path.split('.').at(-1) ?? path}.${method}`;

/** Rows that went through a transformer, with what it learned. */
export function transformed(run: Run, estimator: Estimator, x: Rows): Rows {
  const fit = run.fitOf(estimator);
  const name = estimator.path.split('.').at(-1) ?? estimator.path;
  const learned =
    fit?.x && learns(estimator)
      ? unique([
          ...x.learned,
          { cell: fit.cell, range: fit.range, what: whatOf(estimator, fit), origin: fit.x.origin, part: fit.x.part },
        ])
      : x.learned;
  const chain = x.chain === null ? null : [...x.chain, { id: estimator, name: name === '?' ? 'a transformer' : name }];
  return { ...x, learned, chain, columns: noColumns, prediction: null, typed: x.typed };
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
    learned: x.learned,
    prediction: { estimator, fit, rows: x, compared: false, chosen: null },
  };
}

function scored(run: Run, node: SyntaxNode, estimator: Estimator, rows: Rows, given: Given): Value {
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

/** `splitter.split(X, y)`: pairs of positions, for training and for validation. */
function folds(run: Run, node: SyntaxNode, estimator: Estimator, given: Given): Value {
  const inputs = [...given.positional, ...given.keywords.values()].map((argument) => run.rows(argument));
  const here = run.here(node);
  const cut = `fold ${here.cell} ${here.range.start.line} ${here.range.start.character}`;
  const text = (name: string): string | undefined => estimator.options.get(name);
  const shuffled = (/Shuffle/.test(estimator.path) && !/Group/.test(estimator.path)) || text('shuffle') === 'True';
  // One fold of a shuffle split is a hold-out by another name.
  const single = /ShuffleSplit$/.test(estimator.path) && text('n_splits') === '1';
  run.emit({ kind: 'split', how: single ? 'holdout' : 'cv', ...here, inputs, shuffled, estimator: null });
  const [first] = inputs;
  const index = (key: 'train' | 'test'): Rows => {
    const role = key === 'train' ? key : single ? 'test' : 'validation';
    return freshRows(first?.origin ?? run.fresh(), {
      part: [...(first?.part ?? []), { kind: 'fold', cut, key, role }],
    });
  };
  return listOf([listOf([index('train'), index('test')])], false);
}
