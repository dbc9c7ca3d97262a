import type { Call } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { derived, opaque, rowsIn } from './combine.ts';
import { type Given, givenTo } from './given.ts';
import { evaluation, picking } from './measures.ts';
import { expressionColumn } from './polars.ts';
import { concatenated, dated, dummies, redrawn, repeated, scaled, statisticOf, wrapped } from './reshaped.ts';
import type { Run } from './run.ts';
import { bunch, pair, parted, readTable } from './sources.ts';
import { splitInto } from './splits.ts';
import * as tables from './tables.ts';
import { torchData } from './torch.ts';
import { clonedOf, crossValidation, made, trained } from './training.ts';
import { noColumns, type Value } from './value.ts';

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

export function data(run: Run, node: SyntaxNode, path: string, given: Given, values: readonly Value[]): Value | null {
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
  if (path === 'sklearn.base.clone' && first?.kind === 'estimator') return clonedOf(first, run.here(node).loops.length);
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
