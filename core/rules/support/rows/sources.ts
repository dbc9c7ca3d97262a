import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { stringsIn } from './columns.ts';
import type { Given } from './given.ts';
import type { Run } from './run.ts';
import { allColumns, freshRows, listOf, noColumns, type Rows, type Value } from './value.ts';

export function readTable(run: Run, node: SyntaxNode, given: Given): Rows {
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

export function pair(run: Run): Value {
  const rows = freshRows(run.fresh());
  return listOf([rows, { ...rows, columns: { ...noColumns, known: true, single: 'target' } }]);
}

export const bunch = (run: Run): Rows => freshRows(run.fresh(), { bunch: true });

/** `(x_train, y_train), (x_test, y_test) = mnist.load_data()`. */
export function parted(run: Run, node: SyntaxNode): Value {
  const { cell, range } = run.here(node);
  const origin = run.fresh();
  const piece = (role: 'train' | 'test'): Rows =>
    freshRows(origin, { part: [{ kind: 'name', cut: `data ${cell} ${range.start.line}`, key: role, role }] });
  return listOf([listOf([piece('train'), piece('train')]), listOf([piece('test'), piece('test')])]);
}
