import type { Call } from '#core/python/model.ts';
import type { At, Estimator, Fit, Rows, Score, Value } from './value.ts';

/** Rows are cut into parts that are to share nothing. */
export interface Split extends At {
  readonly kind: 'split';
  /** `holdout`: `train_test_split`; `named`: slices or calls whose results are called train and test; `cv`: cross-validation. */
  readonly how: 'holdout' | 'named' | 'cv';
  readonly inputs: readonly Rows[];
  readonly shuffled: boolean;
  /** Of a cross-validation: what is validated. */
  readonly estimator: Estimator | null;
}

export interface Transform extends At {
  readonly kind: 'transform';
  readonly estimator: Estimator;
  readonly method: string;
  readonly x: Rows;
}

export interface Predict extends At {
  readonly kind: 'predict';
  readonly estimator: Estimator;
  readonly fit: Fit | null;
  readonly x: Rows;
}

/** The best of several scores is taken. */
export interface Pick extends At {
  readonly kind: 'pick';
  readonly scores: readonly Score[];
}

/** A score gets a name or is printed beside words. */
export interface Label extends At {
  readonly kind: 'label';
  readonly text: string;
  readonly scores: readonly Score[];
}

/** The arguments of a metric, as far as they are followed. */
export interface Metric extends At {
  readonly kind: 'metric';
  readonly path: string;
  readonly call: Call;
  readonly first: Value;
  readonly second: Value;
}

/** Columns are made from categories, of these rows only. */
export interface Dummies extends At {
  readonly kind: 'dummies';
  readonly rows: Rows;
}

export type RowEvent = Split | Fit | Transform | Predict | Score | Pick | Label | Metric | Dummies;
