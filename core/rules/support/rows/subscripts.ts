import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { column, only, stringsIn } from './columns.ts';
import { derived, opaque } from './combine.ts';
import { within } from './learned.ts';
import { choosersIn, rankingItem, withChosen } from './rankings.ts';
import { relation } from './roles.ts';
import type { Run } from './run.ts';
import { type Columns, noColumns, nothing, type Piece, type Rows, type Value } from './value.ts';

const selectors = new Set(['loc', 'iloc', 'at', 'iat', 'ix']);

/** `object[...]` in all its forms: columns, slices, masks, folds, items of lists. */
export function subscript(run: Run, node: SyntaxNode): Value {
  const object = node.child('value');
  const given = node.childrenIn('subscript');
  if (object === null) return nothing;
  const selector = object.type === 'attribute' ? (object.child('attribute')?.text ?? '') : '';
  const inner = selectors.has(selector) ? object.child('object') : null;
  const base = run.evaluate(inner ?? object);
  const [first, second] = given.length === 1 && given[0]?.type === 'tuple' ? given[0].parts : given;
  if (first === undefined) return nothing;
  if (base.kind === 'opaque' && base.grouped && inner === null) {
    run.evaluate(first);
    return base;
  }
  const table = tableIn(base);
  if (table !== null) {
    if (inner !== null || second !== undefined) return cell(run, table, first, second ?? null, selector);
    return item(run, table, first);
  }
  if (base.kind === 'list') return itemOf(run, base, first);
  if (base.kind === 'statistic') return base;
  if (base.kind === 'ranking') return rankingItem(base, second ?? first);
  return ofUnknown(run, base, first, inner !== null);
}

const tableIn = (value: Value): Rows | null =>
  value.kind === 'rows'
    ? value
    : value.kind === 'opaque' && value.scores.length === 0 && value.curve === null
      ? value.rows
      : null;

/** `table.loc[rows, columns]`, `array[rows, columns]`. */
function cell(run: Run, table: Rows, rows: SyntaxNode, columns: SyntaxNode | null, selector: string): Rows {
  const taken = rowsOf(run, table, rows);
  if (columns === null) return taken;
  const names = columns.type === 'slice' ? null : stringsIn(run.evaluate(columns));
  const learned = names === null ? taken.learned : within(taken.learned, names);
  return withChosen(
    { ...taken, learned, columns: columnsAt(run, taken, columns, selector === 'iloc' || selector === '') },
    columns.type === 'slice' ? nothing : run.evaluate(columns),
  );
}

/** `frame["a"]`, `frame[["a", "b"]]`, `frame[mask]`, `array[:100]`. */
function item(run: Run, table: Rows, index: SyntaxNode): Rows {
  if (index.type === 'slice') return rowsOf(run, table, index);
  const value = run.evaluate(index);
  const names = stringsIn(value);
  if (names !== null)
    return {
      ...table,
      bunch: false,
      columns: namedColumns(table, value, names),
      learned: within(table.learned, names),
    };
  if (choosersIn(value).length > 0) return withChosen({ ...table, columns: noColumns }, value);
  return rowsOf(run, table, index, value);
}

function namedColumns(table: Rows, value: Value, names: readonly string[]): Columns {
  const [name] = names;
  if (value.kind === 'constant' && name !== undefined) {
    if (table.bunch) return name === 'target' ? { ...noColumns, known: true, single: name } : noColumns;
    return column(table.columns, name);
  }
  return only(table.columns, names);
}

function columnsAt(run: Run, table: Rows, node: SyntaxNode, byPosition: boolean): Columns {
  if (node.type === 'slice') return node.text.trim() === ':' ? table.columns : spanOf(table, node);
  const value = run.evaluate(node);
  const names = stringsIn(value);
  if (names !== null) return namedColumns(table, value, names);
  const position = literalOf(node);
  return byPosition && typeof position === 'number' && position >= -1
    ? { ...noColumns, known: table.columns.known, span: [position, position + 1] }
    : noColumns;
}

/** `array[:, 0:8]` has the columns 0 to 7; ends counted from behind are not known. */
function spanOf(table: Rows, node: SyntaxNode): Columns {
  const [from = '', to = '', step] = node.text.split(':').map((part) => part.trim());
  const start = from === '' ? 0 : Number(from);
  const end = Number(to);
  const plain = step === undefined && to !== '' && Number.isInteger(start) && Number.isInteger(end) && start >= 0;
  return plain && end > start ? { ...noColumns, known: table.columns.known, span: [start, end] } : noColumns;
}

/** The rows an index chooses. */
function rowsOf(run: Run, table: Rows, index: SyntaxNode, known?: Value): Rows {
  if (index.type === 'slice') {
    const text = index.text.replace(/\s/g, '');
    if (text === ':' || text === '::') return table;
    for (const part of index.parts) run.evaluate(part);
    return withPiece({ ...table, ordered: table.ordered ?? slidingOver(run, index, text) }, subset(text));
  }
  if (/^(?:\.\.\.|None)$/.test(index.text)) return table;
  const value = known ?? run.evaluate(index);
  const chosen = value.kind === 'rows' ? value : value.kind === 'opaque' ? value.rows : null;
  // What training rows chose cannot be rows of the test: it is names of columns.
  if (chosen !== null && relation(chosen, table) === 'apart') return { ...table, columns: noColumns };
  const pieces = chosen === null ? [] : beyond(chosen.part, table.part);
  const cuts = pieces.filter(({ kind }) => kind !== 'subset');
  if (cuts.length > 0) return { ...table, part: [...table.part, ...cuts] };
  const text = index.text.replace(/\s/g, '');
  const key = index.type === 'identifier' ? `${text}#${run.identity(value)}` : text;
  // An index of no known rows may as well be a list of columns.
  return { ...withPiece(table, subset(key)), columns: chosen === null ? noColumns : table.columns };
}

/** `[i : i + 10]`, `[i - 10 : i]`: windows that share most of their rows with the next one. */
function slidingOver(run: Run, index: SyntaxNode, text: string): Rows['ordered'] {
  if (!/^(\w+):\1\+\w+$|^(\w+)-\w+:\2$/.test(text) || /^\d/.test(text)) return null;
  const { cell, range } = run.here(index);
  return { cell, range, why: 'neighbouring windows share their values' };
}

const subset = (key: string): Piece => ({ kind: 'subset', cut: 'subset', key, role: null });

export const withPiece = (rows: Rows, piece: Piece): Rows => ({ ...rows, part: [...rows.part, piece] });

/** Pieces of `part` that are not in `other`. */
const beyond = (part: Rows['part'], other: Rows['part']): Rows['part'] =>
  part.filter((piece) => !other.some((each) => each.cut === piece.cut && each.key === piece.key));

function itemOf(run: Run, list: Extract<Value, { kind: 'list' }>, index: SyntaxNode): Value {
  const value = run.evaluate(index);
  const literal = value.kind === 'constant' ? value.value : literalOf(index);
  if (typeof literal === 'string' && list.keys !== null) {
    const at = list.keys.lastIndexOf(literal);
    if (at >= 0) return list.items[at] ?? nothing;
  }
  if (typeof literal === 'number' && list.whole && list.keys === null) {
    return list.items.at(literal) ?? nothing;
  }
  // Which one is not known; of estimators any will do for what they are asked.
  const [first] = list.items;
  if (list.items.length === 1 && first !== undefined) return first;
  return opaque(list.items, () => run.fresh());
}

function ofUnknown(run: Run, base: Value, index: SyntaxNode, positional: boolean): Value {
  const at = index.type === 'slice' ? nothing : run.evaluate(index);
  if (base.kind !== 'opaque') return nothing;
  if (base.curve !== null && at.kind === 'opaque' && at.chosen !== null) return { ...nothing, chosen: at.chosen };
  const head = positional || index.type !== 'slice' ? literalOf(index) : undefined;
  if (base.sorted && base.scores.length > 0 && (head === 0 || head === -1)) {
    run.emit({ kind: 'pick', ...run.here(index), scores: base.scores });
  }
  if (base.rows === null && base.scores.length === 0 && base.curve === null) return nothing;
  return { ...base, rows: base.rows === null ? null : derived([base.rows], () => run.fresh()) };
}
