import type { SyntaxNode } from '#core/python/syntax.ts';
import { column } from './columns.ts';
import { within } from './learned.ts';
import type { Run } from './run.ts';
import { settingsOf } from './settings.ts';
import { noColumns, nothing, type Rows, type Value } from './value.ts';

const shapes = new Set(['shape', 'size', 'ndim', 'dtypes', 'dtype', 'empty', 'name', 'nnz']);
const same = new Set(['values', 'T', 'index', 'str', 'dt', 'cat', 'sparse', 'array', 'codes', 'A']);

/** `object.name`, which is read and not called. */
export function attribute(run: Run, node: SyntaxNode): Value {
  const known = run.lookUp(node.text);
  if (known !== undefined) return known;
  const object = node.child('object');
  const name = node.child('attribute')?.text ?? '';
  if (object === null) return nothing;
  const value = run.evaluate(object);
  if (value.kind === 'estimator') {
    if (name === 'best_estimator_') return value;
    return name === 'best_params_' ? settingsOf(run, value) : nothing;
  }
  if (value.kind === 'opaque') return { ...value, rows: value.rows };
  if (value.kind === 'ranking') return value;
  if (value.kind !== 'rows') return nothing;
  if (shapes.has(name)) return nothing;
  // A list of names, not rows; as an index it still comes from this table.
  if (name === 'columns') return nothing;
  if (same.has(name)) return value;
  if (value.bunch) return ofBunch(value, name);
  return { ...value, columns: column(value.columns, name), learned: within(value.learned, [name]) };
}

const ofBunch = (rows: Rows, name: string): Value => {
  if (name === 'target') return { ...rows, bunch: false, columns: { ...noColumns, known: true, single: 'target' } };
  if (name === 'data' || name === 'frame' || name === 'images') return { ...rows, bunch: false };
  return nothing;
};
