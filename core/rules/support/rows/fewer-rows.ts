import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { stringsIn, without } from './columns.ts';
import { rowsIn } from './combine.ts';
import type { Given } from './given.ts';
import { outside } from './learned.ts';
import { withChosen } from './rankings.ts';
import { cutAt } from './roles.ts';
import type { Run } from './run.ts';
import { withPiece } from './subscripts.ts';
import { dateColumn } from './tables.ts';
import type { Piece, Rows } from './value.ts';

export function dropped(run: Run, rows: Rows, given: Given): Rows {
  const axis = given.at(1, 'axis');
  const along = axis === null ? undefined : literalOf(axis);
  const columns = given.keywords.get('columns') ?? (along === 1 || along === 'columns' ? given.at(0, 'labels') : null);
  if (columns !== null) {
    const names = run.evaluate(columns);
    const gone = stringsIn(names);
    return withChosen({ ...rows, columns: without(rows.columns, gone), learned: outside(rows.learned, gone) }, names);
  }
  const labels = given.at(0, 'labels', 'index');
  const gone = labels === null ? [] : rowsIn(run.evaluate(labels));
  const last = gone[0]?.part.at(-1);
  // What is left after some were drawn shares no row with them.
  const rest: Piece =
    last !== undefined && last.kind !== 'subset'
      ? { ...last, key: 'rest', role: null }
      : { kind: 'subset', cut: 'subset', key: `drop${labels?.text ?? ''}`, role: null };
  return withPiece(rows, rest);
}

export function datedIndex(run: Run, node: SyntaxNode, given: Given): Rows['ordered'] {
  const first = given.at(0, 'keys');
  const names = first === null ? null : stringsIn(run.evaluate(first));
  const [name] = names ?? [];
  if (name === undefined || names?.length !== 1 || (!run.dates.has(name) && !dateColumn.test(name))) return null;
  const { cell, range } = run.here(node);
  return { cell, range, why: `the rows are in the order of \`${name}\`` };
}

export function sampled(run: Run, node: SyntaxNode, rows: Rows, given: Given): Rows {
  const here = run.here(node);
  const replace = given.keywords.get('replace');
  const drawn = replace?.type === 'true' ? { ...rows, resampled: { cell: here.cell, range: here.range } } : rows;
  const share = given.at(1, 'frac');
  if (share !== null && literalOf(share) === 1) return drawn;
  return withPiece(drawn, { kind: 'name', cut: cutAt('sample', here), key: 'drawn', role: null });
}
