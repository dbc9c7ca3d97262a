import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { applied, assigned } from './applied.ts';
import { isWithinRows } from './axis.ts';
import { stringsIn, without } from './columns.ts';
import { derived, rowsIn, statisticsIn, unique } from './combine.ts';
import { type Given, givenTo } from './given.ts';
import { into, outside, renamed } from './learned.ts';
import { filledBy, withExpressions } from './polars.ts';
import { rankingOf, withChosen } from './rankings.ts';
import type { Run } from './run.ts';
import { drawnApart } from './splits.ts';
import { withPiece } from './subscripts.ts';
import { dateColumn, keepsRows, shifts, statistics, windows } from './tables.ts';
import { freshRows, listOf, noColumns, nothing, type Opaque, type Piece, type Rows, type Value } from './value.ts';

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

/** Along the rows only: `axis=1` gives a number for each row. */
function statisticOf(run: Run, node: SyntaxNode, rows: Rows, method: string, given: Given): Value {
  const axis = given.at(0, 'axis');
  if (axis !== null && isWithinRows(axis)) return derived([rows], () => run.fresh());
  if (rows.prediction?.compared) return nothing;
  const { cell, range } = run.here(node);
  return { kind: 'statistic', cell, range, what: method, origin: rows.origin, part: rows.part };
}

/** Each value by another of its own; a statistic of each group may be among them. */
function mapped(run: Run, rows: Rows, values: readonly Value[]): Rows {
  const plain = { ...derived([rows, ...values], () => run.fresh()), learned: rows.learned };
  const literal = values.every(({ kind }) => kind === 'list' || kind === 'constant');
  return withStatistics(literal ? { ...plain, columns: rows.columns } : plain, values);
}

/** A method of rows that are gathered in groups. */
export function groupsMethod(run: Run, node: SyntaxNode, groups: Opaque & { rows: Rows }, method: string): Value {
  const { rows } = groups;
  const given = givenTo(node);
  const { cell, range } = run.here(node);
  const taken = { cell, range, origin: rows.origin, part: rows.part };
  if (shifts.has(method) || windows.has(method)) return rowsMethod(run, node, rows, method);
  if (statistics.has(method)) return { kind: 'statistic', what: method, ...taken };
  const [how] = given.positional;
  const what = how === undefined || !/^(?:transform|apply)$/.test(method) ? null : statisticNamed(how);
  for (const argument of [...given.positional, ...given.keywords.values()]) run.evaluate(argument);
  // A row for each group: other rows than those that went in.
  if (what === null && /^agg(?:regate)?$/.test(method))
    return { ...freshRows(run.fresh()), learned: rows.learned, chain: null };
  if (what === null) return { ...groups, grouped: false };
  return { ...rows, learned: unique([...rows.learned, { what, ...taken }]) };
}

/** `"mean"`, or a function of a group that fills or scales with a statistic of it. */
function statisticNamed(node: SyntaxNode): string | null {
  const literal = literalOf(node);
  if (typeof literal === 'string') return statistics.has(literal) ? literal : null;
  if (node.type !== 'lambda') return null;
  const name = node.child('parameters')?.text ?? '';
  const fills = new RegExp(`\\b${name}(?:\\.fillna\\(|\\s*[-/]\\s*)\\(?${name}\\.(\\w+)\\(`).exec(node.text)?.[1];
  const centred = new RegExp(`\\(${name}\\s*-\\s*${name}\\.(\\w+)\\(`).exec(node.text)?.[1];
  const found = fills ?? centred;
  return found !== undefined && statistics.has(found) ? found : null;
}

/** Rows with statistics of rows put into them. */
export const withStatistics = (rows: Rows, values: readonly Value[]): Rows => {
  const taken = statisticsIn(values);
  return taken.length === 0 ? rows : { ...rows, learned: unique([...rows.learned, ...taken]) };
};

function lookingBack(run: Run, node: SyntaxNode, rows: Rows, method: string): Rows {
  const { cell, range } = run.here(node);
  return {
    ...derived([rows], () => run.fresh()),
    learned: rows.learned,
    ordered: rows.ordered ?? { cell, range, why: `\`${method}\` takes values of neighbouring rows` },
  };
}

function dropped(run: Run, rows: Rows, given: Given): Rows {
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

function datedIndex(run: Run, node: SyntaxNode, given: Given): Rows['ordered'] {
  const first = given.at(0, 'keys');
  const names = first === null ? null : stringsIn(run.evaluate(first));
  const [name] = names ?? [];
  if (name === undefined || names?.length !== 1 || (!run.dates.has(name) && !dateColumn.test(name))) return null;
  const { cell, range } = run.here(node);
  return { cell, range, why: `the rows are in the order of \`${name}\`` };
}

function sampled(run: Run, node: SyntaxNode, rows: Rows, given: Given): Rows {
  const { cell, range } = run.here(node);
  const replace = given.keywords.get('replace');
  const drawn = replace?.type === 'true' ? { ...rows, resampled: { cell, range } } : rows;
  const share = given.at(1, 'frac');
  if (share !== null && literalOf(share) === 1) return drawn;
  const cut = `sample ${cell} ${range.start.line} ${range.start.character}`;
  return withPiece(drawn, { kind: 'name', cut, key: 'drawn', role: null });
}

/** `inplace=True` and `pop` change what the method was called on. */
function changeInPlace(run: Run, node: SyntaxNode, given: Given, method: string, result: Value): void {
  const callee = node.child('function');
  const object = callee?.child('object') ?? null;
  if (object === null) return;
  if (method === 'pop') {
    const now = run.evaluate(object);
    const names = given.positional[0] === undefined ? null : stringsIn(run.evaluate(given.positional[0]));
    if (now.kind === 'rows' && object.type === 'identifier')
      run.change(object.text, { ...now, columns: without(now.columns, names) });
    return;
  }
  if (given.keywords.get('inplace')?.type !== 'true') return;
  if (object.type === 'identifier') run.change(object.text, result);
  // `df["a"].fillna(df["a"].mean(), inplace=True)` goes into `df`.
  const owner =
    object.type === 'subscript' ? object.child('value') : object.type === 'attribute' ? object.child('object') : null;
  if (owner?.type !== 'identifier' || result.kind !== 'rows') return;
  const whole = run.lookUp(owner.text);
  const { single } = result.columns;
  if (whole?.kind === 'rows') {
    const learned = into(result.learned, single === null ? null : [single]);
    run.change(owner.text, { ...whole, learned: unique([...whole.learned, ...learned]) });
  }
}
