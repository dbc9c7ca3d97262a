import type { SyntaxNode } from '#core/python/syntax.ts';
import { applied, assigned } from './applied.ts';
import { stringsIn } from './columns.ts';
import { derived } from './combine.ts';
import { datedIndex, dropped, sampled } from './fewer-rows.ts';
import { type Given, givenTo } from './given.ts';
import { changeInPlace } from './in-place.ts';
import { renamed } from './learned.ts';
import { filledBy, withExpressions } from './polars.ts';
import { rankingOf, withChosen } from './rankings.ts';
import type { Run } from './run.ts';
import { drawnApart } from './splits.ts';
import { lookingBack, mapped, statisticOf, withStatistics } from './statistics.ts';
import { withPiece } from './subscripts.ts';
import { keepsRows, shifts, statistics } from './tables.ts';
import { listOf, noColumns, nothing, type Rows, type Value } from './value.ts';

/** A method of a frame, a column or an array. */
export function rowsMethod(run: Run, node: SyntaxNode, rows: Rows, method: string): Value {
  const given = givenTo(node);
  if (method === 'with_columns' || method === 'select') return withExpressions(run, node, rows);
  const values = [...given.positional, ...given.keywords.values()].map((argument) => run.evaluate(argument));
  const result = resultOf(run, node, rows, method, given, values);
  changeInPlace(run, node, given, method, result);
  return result;
}

const takesFunction = /^(?:apply|transform|pipe|map|applymap|map_elements)$/;

function resultOf(
  run: Run,
  node: SyntaxNode,
  rows: Rows,
  method: string,
  given: Given,
  values: readonly Value[],
): Value {
  if (statistics.has(method)) return statisticOf(run, node, rows, method, given);
  if (keepsRows.has(method)) return rows;
  const [first] = values;
  if (first?.kind === 'function' && takesFunction.test(method)) return applied(run, rows, method, given, first);
  if (shifts.has(method)) return lookingBack(run, node, rows, method);
  switch (method) {
    case 'drop':
      return dropped(run, rows, given);
    case 'pop': {
      const names = given.positional[0] === undefined ? null : stringsIn(run.evaluate(given.positional[0]));
      return { ...rows, columns: { ...noColumns, known: rows.columns.known, single: names?.[0] ?? null } };
    }
    case 'fill_null':
      return withStatistics(filledBy(run, node, rows), values);
    case 'fillna':
    case 'sub':
    case 'div':
    case 'clip':
      return withStatistics(rows, values);
    case 'rename':
    case 'set_axis':
    case 'add_prefix':
    case 'add_suffix':
      return { ...rows, columns: noColumns, learned: renamed(rows) };
    case 'select_dtypes':
    case 'merge':
    case 'join':
      return { ...rows, columns: noColumns };
    case 'assign':
      return assigned(run, rows, given);
    case 'filter':
    case 'reindex':
      return withChosen({ ...rows, columns: noColumns }, listOf(values));
    case 'randomSplit':
    case 'random_split':
      return drawnApart(run, node, rows, given);
    case 'corr':
    case 'corrwith':
      return rankingOf(run, node, rows, method);
    case 'set_index':
      return { ...rows, ordered: rows.ordered ?? datedIndex(run, node, given), columns: noColumns };
    case 'sample':
      return sampled(run, node, rows, given);
    case 'head':
    case 'tail':
    case 'query':
    case 'nlargest':
    case 'nsmallest':
    case 'take':
      return withPiece(rows, {
        kind: 'subset',
        cut: 'subset',
        key: `${method}${node.child('arguments')?.text ?? ''}`,
        role: null,
      });
    case 'idxmax':
    case 'idxmin':
    case 'value_counts':
    case 'describe':
    case 'info':
    case 'nunique':
    case 'plot':
    case 'hist':
      return nothing;
    case 'groupby':
      return { ...nothing, grouped: true, rows: { ...derived([rows], () => run.fresh()), learned: rows.learned } };
    case 'rolling':
    case 'ewm':
    case 'expanding':
      return { ...nothing, rows: lookingBack(run, node, rows, method) };
    case 'unique':
      return derived([rows], () => run.fresh());
    case 'map':
    case 'replace':
      return mapped(run, rows, values);
    default:
      return { ...derived([rows, ...values], () => run.fresh()), learned: rows.learned };
  }
}
