import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { column } from './columns.ts';
import { argumentsOf, givenTo } from './given.ts';
import { learnedIn, taken, withLearned } from './learned.ts';
import type { Run } from './run.ts';
import { noColumns, nothing, type Rows, type Value } from './value.ts';

/** Where the table stands while expressions over its columns are read; no name of Python looks like it. */
const table = '<table of the expression>';

/** `frame.with_columns(...)`, `frame.select(...)`: expressions whose `pl.col` are columns of this frame. */
export function withExpressions(run: Run, node: SyntaxNode, rows: Rows): Rows {
  const outer = run.lookUp(table);
  run.bind(table, rows);
  const learned = argumentsOf(run, node).flatMap(learnedIn);
  run.bind(table, outer ?? nothing);
  return withLearned({ ...rows, columns: noColumns }, learned);
}

/** `pl.col("price")`, of the frame that asks. */
export function expressionColumn(run: Run, node: SyntaxNode): Value {
  const rows = run.lookUp(table);
  if (rows?.kind !== 'rows') return nothing;
  const [first] = givenTo(node).positional;
  const name = first === undefined ? undefined : literalOf(first);
  return typeof name === 'string' ? { ...rows, columns: column(rows.columns, name) } : rows;
}

/** `fill_null(strategy="mean")`. */
export function filledBy(run: Run, node: SyntaxNode, rows: Rows): Rows {
  const strategy = givenTo(node).keywords.get('strategy');
  const name = strategy === undefined ? undefined : literalOf(strategy);
  if (typeof name !== 'string' || !/^(?:mean|min|max)$/.test(name)) return rows;
  return withLearned(rows, [taken(run.here(node), `fill_null(${name})`, rows)]);
}
