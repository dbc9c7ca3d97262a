import type { SyntaxNode } from '#core/python/syntax.ts';
import { predicted, scored, transformed, whatOf } from './answers.ts';
import { derived, opaque } from './combine.ts';
import { folds } from './folds.ts';
import { type Given, givenTo } from './given.ts';
import { statistic } from './learned.ts';
import type { Run } from './run.ts';
import { settingsIn } from './settings.ts';
import { isKeras, learnsFromRows, oversampler, splitter } from './tables.ts';
import { type Estimator, type Fit, listOf, noColumns, nothing, type Rows, type Value } from './value.ts';
import { watching } from './watching.ts';

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
    if (fit?.x && learnsFromRows(estimator.path)) return statistic(fit, whatOf(estimator, fit), fit.x);
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
