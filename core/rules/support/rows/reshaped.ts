import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { isWithinRows } from './axis.ts';
import { derived, opaque, rowsIn, sameChain, scoresIn } from './combine.ts';
import type { Given } from './given.ts';
import { statistic, taken, withLearned } from './learned.ts';
import { relation } from './roles.ts';
import type { Run } from './run.ts';
import { listOf, noColumns, nothing, type Rows, type Value } from './value.ts';

/** A frame, an array or a tensor made of something else; of numbers alone, it is typed by hand. */
export function wrapped(run: Run, path: string, values: readonly Value[]): Value {
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

export function concatenated(run: Run, node: SyntaxNode, given: Given, first: Value | undefined): Value {
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

export function dummies(run: Run, node: SyntaxNode, rows: Rows | undefined): Value {
  if (rows === undefined) return nothing;
  run.emit({ kind: 'dummies', ...run.here(node), rows });
  return { ...rows, columns: rows.columns.single === null ? rows.columns : noColumns };
}

export function dated(run: Run, given: Given, first: Value | undefined): Value {
  const rows = first === undefined ? [] : rowsIn(first);
  const name = rows[0]?.columns.single;
  if (name) run.dates.add(name);
  const target = given.positional[0];
  if (target?.type === 'attribute') run.dates.add(target.child('attribute')?.text ?? '');
  return rows[0] ?? nothing;
}

/** `shuffle(X, y)` keeps the rows; `resample` draws some of them more than once unless told otherwise. */
export function redrawn(run: Run, node: SyntaxNode, path: string, given: Given): Value {
  const { cell, range } = run.here(node);
  const again = path.endsWith('resample') && given.keywords.get('replace')?.type !== 'false';
  const drawn = given.positional.map((argument) => {
    const rows = run.rows(argument);
    return again ? { ...rows, resampled: rows.resampled ?? { cell, range } } : rows;
  });
  const [only] = drawn;
  return drawn.length === 1 && only !== undefined ? only : listOf(drawn);
}

export function repeated(run: Run, node: SyntaxNode, values: readonly Value[]): Value {
  const [first] = values;
  const rows = first?.kind === 'rows' ? first : null;
  const { cell, range } = run.here(node);
  return rows === null ? opaque(values, () => run.fresh()) : { ...rows, resampled: { cell, range } };
}

export function scaled(run: Run, node: SyntaxNode, name: string, first: Value | undefined): Value {
  const [rows] = first === undefined ? [] : rowsIn(first);
  if (rows === undefined) return nothing;
  const chain = rows.chain === null ? null : [...rows.chain, { id: name, name }];
  return withLearned({ ...rows, chain }, [taken(run.here(node), name, rows)]);
}

export function statisticOf(
  run: Run,
  node: SyntaxNode,
  name: string,
  given: Given,
  first: Value | undefined,
): Value | null {
  const [rows] = first === undefined ? [] : rowsIn(first);
  if (first === undefined || rows === undefined || rows.prediction !== null || scoresIn(first).length > 0) return null;
  const axis = given.at(1, 'axis');
  if (axis !== null && isWithinRows(axis)) return derived([rows], () => run.fresh());
  return statistic(run.here(node), name, rows);
}
