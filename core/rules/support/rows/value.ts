import type { Call } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Spot } from '../../define.ts';

export type Role = 'train' | 'test' | 'validation';

/** How some rows were taken out of others. Pieces of one cut with other keys share no row, subsets excepted. */
export interface Piece {
  /** `split`: a hold-out; `fold`: of a cross-validation; `name`: the notebook's names say it; `subset`: a slice or a filter. */
  readonly kind: 'split' | 'fold' | 'name' | 'subset';
  readonly cut: string;
  readonly key: string;
  readonly role: Role | null;
}

/** A statistic or fitted transformer that went into rows. */
export interface Learned extends Spot {
  readonly what: string;
  /** The rows it was taken from. */
  readonly origin: number;
  readonly part: readonly Piece[];
  /** The only columns it went into, where that is known. */
  readonly into?: readonly string[];
}

/** One transformation on the way of rows; two ways are the same when the ids are. */
export interface Step {
  readonly id: Estimator | string;
  readonly name: string;
}

/** What is known of a table's columns. */
export interface Columns {
  /** Taken away by name. */
  readonly dropped: ReadonlySet<string>;
  /** The only ones there, by name; null when that was never said. */
  readonly selected: ReadonlySet<string> | null;
  /** The one column that this is. */
  readonly single: string | null;
  /** Positions from and to (exclusive) as the code says them, of a table whose columns have no known names. */
  readonly span: readonly [number, number] | null;
  /** False when columns were chosen or made in a way that cannot be followed. */
  readonly known: boolean;
  /** Columns that were computed from one other column alone: new name to old name. */
  readonly copies: ReadonlyMap<string, string>;
}

/** An answer of a model, and what became of it. */
export interface Prediction {
  readonly estimator: Estimator;
  readonly fit: Fit | null;
  readonly rows: Rows;
  /** Was compared with, or subtracted from, the truth. */
  readonly compared: boolean;
  /** Cut off at a threshold that was chosen on these rows. */
  readonly chosen: Chosen | null;
}

/** A threshold taken from a curve. */
export interface Chosen extends Spot {
  readonly on: Rows;
}

/** Something with a row for each example: a frame, an array, a column, predictions. */
export interface Rows {
  readonly kind: 'rows';
  /** Rows of one origin belong together: features and target of one table. */
  readonly origin: number;
  readonly part: readonly Piece[];
  readonly learned: readonly Learned[];
  /** Transformations since the data was read; null when something unknown happened. */
  readonly chain: readonly Step[] | null;
  readonly columns: Columns;
  /** Where rows were drawn more than once. */
  readonly resampled: Spot | null;
  /** Why neighbouring rows belong together in time, and where one sees it. */
  readonly ordered: (Spot & { readonly why: string }) | null;
  readonly prediction: Prediction | null;
  /** Typed into the cell. */
  readonly typed: boolean;
  /** A data set of scikit-learn: `.data` and `.target` are its parts. */
  readonly bunch: boolean;
}

/** A statistic over rows. */
export interface Statistic extends Learned {
  readonly kind: 'statistic';
}

/** How columns go together in some rows. What is taken from it by its numbers are names of columns that these rows chose. */
export interface Ranking {
  readonly kind: 'ranking';
  readonly learned: Learned;
  /** `matrix`: every column with every other; `column`: all with one. */
  readonly of: 'matrix' | 'column';
}

/** An object with `fit`. What it was fitted on is of the run, see `Run.fitOf`. */
export interface Estimator {
  readonly kind: 'estimator';
  /** Class with imports resolved; `?` when not known. */
  readonly path: string;
  /** Estimators inside: steps of a pipeline, what a search tunes. */
  readonly inner: readonly Estimator[];
  /** Texts of the keyword arguments it was made with. */
  readonly options: ReadonlyMap<string, string>;
  /** How many loops stand around the line that makes it. */
  readonly depth: number;
  /** Searches that found its settings. */
  readonly tuned: readonly Learned[];
}

/** Where something happens. */
export interface At extends Spot {
  readonly statement: number;
  /** Loops around it, innermost last. */
  readonly loops: readonly SyntaxNode[];
}

export interface Fit extends At {
  readonly kind: 'fit';
  readonly estimator: Estimator;
  readonly method: string;
  readonly x: Rows | null;
  readonly y: Rows | null;
  readonly call: Call | null;
  /** Rows watched while fitting: `eval_set`, `validation_data`. */
  readonly watched: readonly Rows[];
  /** Whether the fit ends, or keeps the best state, by what it sees there. */
  readonly stops: boolean;
}

export interface Score extends At {
  readonly kind: 'score';
  /** Last part of the metric's name. */
  readonly metric: string;
  readonly estimator: Estimator;
  /** The fit that made the state that is judged. */
  readonly fit: Fit | null;
  /** Rows the model was asked about. */
  readonly rows: Rows;
  readonly chosen: Rows | null;
  readonly call: Call | null;
}

/** A list, tuple or dictionary; `keys` of a dictionary with literal keys. */
export interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly keys: readonly (string | null)[] | null;
  /** Whether the items are all there is, in order. */
  readonly whole: boolean;
  /** Values in it, those of its items' items included. */
  readonly size: number;
}

export interface Constant {
  readonly kind: 'constant';
  readonly value: string | number | boolean | null;
}

/** A function of the notebook, one without a name included. */
export interface Callable {
  readonly kind: 'function';
  readonly node: SyntaxNode;
  /** Statement it stands in. */
  readonly statement: number;
  /** Names of the function it was made in. */
  readonly enclosing: ReadonlyMap<string, Value> | null;
}

/** A class of the notebook that inherits from none, or from PyTorch's modules. */
export interface Class {
  readonly kind: 'class';
  readonly makes: 'object' | 'model';
  readonly node: SyntaxNode;
  /** Statement it stands in. */
  readonly statement: number;
}

/** An object of such a class; what it holds is of the run. */
export interface Instance {
  readonly kind: 'object';
  readonly id: number;
}

/** A number that says how good a model is. */
export interface Scored {
  readonly kind: 'scored';
  readonly scores: readonly Score[];
}

/** Anything else. What went into it may still matter. */
export interface Opaque {
  readonly kind: 'opaque';
  readonly rows: Rows | null;
  readonly scores: readonly Score[];
  /** Part of a curve over thresholds: the rows it was drawn from. */
  readonly curve: Rows | null;
  readonly chosen: Chosen | null;
  /** Sorted by something, so that its first is the best. */
  readonly sorted: boolean;
  /** The rows are gathered in groups: `frame.groupby("shop")`. */
  readonly grouped: boolean;
}

export type Value =
  | Rows
  | Statistic
  | Ranking
  | Estimator
  | List
  | Constant
  | Callable
  | Class
  | Instance
  | Scored
  | Opaque;

export const noColumns: Columns = {
  dropped: new Set(),
  selected: null,
  single: null,
  span: null,
  known: false,
  copies: new Map(),
};
/** A table as it was read: all columns are there. */
export const allColumns: Columns = { ...noColumns, known: true };

export const nothing: Opaque = {
  kind: 'opaque',
  rows: null,
  scores: [],
  curve: null,
  chosen: null,
  sorted: false,
  grouped: false,
};

export const freshRows = (origin: number, more: Partial<Rows> = {}): Rows => ({
  kind: 'rows',
  origin,
  part: [],
  learned: [],
  chain: [],
  columns: noColumns,
  resampled: null,
  ordered: null,
  prediction: null,
  typed: false,
  bunch: false,
  ...more,
});

export const estimatorOf = (path: string, more: Partial<Estimator> = {}): Estimator => ({
  kind: 'estimator',
  path,
  inner: [],
  options: new Map(),
  depth: 0,
  tuned: [],
  ...more,
});

/** Values that are kept of a list. `x = [x, x]` doubles at every turn, and everything in it is looked at again and again. */
const mostInList = 2_000;

/** A list, cut off where it holds more than anybody needs to know. */
export function listOf(given: readonly Value[], whole = true, keys: List['keys'] = null): List {
  let size = 1;
  const items: Value[] = [];
  for (const item of given) {
    size += item.kind === 'list' ? item.size : 1;
    if (size > mostInList) return { kind: 'list', items, keys: null, whole: false, size: mostInList };
    items.push(item);
  }
  return { kind: 'list', items, keys, whole, size };
}

export const constant = (value: Constant['value']): Constant => ({ kind: 'constant', value });
