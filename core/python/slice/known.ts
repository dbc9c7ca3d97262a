/** What a value is on the way from raw rows to the answer. */
export interface Known {
  /**
   * `constant`: the same whatever the data. `rows`: raw rows or made from them row by row. `fitted`: computed over the data as
   * a whole. `columns`: names of columns, as the training data had them. `estimator`: a scikit-learn object. `source`: a
   * bunch that holds a data set. `indices`: chosen row numbers. `function`: defined in the notebook.
   */
  readonly kind: 'constant' | 'rows' | 'fitted' | 'columns' | 'estimator' | 'source' | 'indices' | 'function';
  /** Of rows: a table, one column, an array, one row or cell inside `apply`, a group, a window, the parts of a split; `unclear` stands for what is refused
   * where it is used. */
  readonly shape: 'frame' | 'series' | 'array' | 'item' | 'group' | 'window' | 'parts' | 'unclear' | null;
  /** The target's column may still be among them. */
  readonly hasTarget: boolean;
  /** Of a constant: the literal strings it holds. */
  readonly strings: readonly string[] | null;
}

const base: Known = { kind: 'constant', shape: null, hasTarget: false, strings: null };

export const constant: Known = base;
export const fitted: Known = { ...base, kind: 'fitted' };
export const estimator: Known = { ...base, kind: 'estimator' };
export const source: Known = { ...base, kind: 'source' };
export const indices: Known = { ...base, kind: 'indices' };
export const functionDefined: Known = { ...base, kind: 'function' };
export const item: Known = { ...base, kind: 'rows', shape: 'item' };
export const constantStrings = (strings: readonly string[]): Known => ({ ...base, strings });
export const columns = (hasTarget: boolean): Known => ({ ...base, kind: 'columns', hasTarget });
export const rows = (shape: Known['shape'], hasTarget: boolean): Known => ({ ...base, kind: 'rows', shape, hasTarget });

/** Values that belong to the state of training, which `features` reads as `fitted["name"]`. */
export const isState = ({ kind }: Known): boolean => kind === 'fitted' || kind === 'columns' || kind === 'estimator';
