import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { added, stringsIn } from './columns.ts';
import { rowsIn, scoresIn, unique } from './combine.ts';
import { into, learnedIn, outside } from './learned.ts';
import { cutAt, roleOfName } from './roles.ts';
import type { Run } from './run.ts';
import { named } from './splits.ts';
import { freshRows, type List, listOf, nothing, type Piece, type Rows, type Value } from './value.ts';

/** Gives a value to a target of any kind. */
export function assign(run: Run, target: SyntaxNode, value: Value): void {
  switch (target.type) {
    case 'identifier':
      run.bind(target.text, settled(run, target, value));
      return;
    case 'attribute':
      store(run, target, value);
      if (target.child('object')?.text === 'self' || !isTable(run, target))
        run.bind(target.text, settled(run, target, value));
      return;
    case 'subscript':
      store(run, target, value);
      return;
    case 'list_splat_pattern':
    case 'parenthesized_expression':
      for (const part of target.parts) assign(run, part, nothing);
      return;
    default:
      unpack(run, target, value);
  }
}

function settled(run: Run, target: SyntaxNode, value: Value): Value {
  const scores = scoresIn(value);
  if (value.kind === 'scored' || (value.kind === 'opaque' && scores.length === 1))
    run.emit({ kind: 'label', ...run.here(target), text: target.text.replaceAll('_', ' '), scores });
  if (value.kind === 'rows') return named(run, target.text, value, target);
  if (value.kind === 'opaque' && value.rows !== null && roleOfName(target.text) !== null) return value;
  return value;
}

const isTable = (run: Run, target: SyntaxNode): boolean => {
  const object = target.child('object');
  return object?.type === 'identifier' && run.lookUp(object.text)?.kind === 'rows';
};

function unpack(run: Run, target: SyntaxNode, value: Value): void {
  const targets = target.parts;
  const list = value.kind === 'list' ? value : null;
  if (list !== null && list.keys === null && list.items.length === targets.length) {
    targets.forEach((each, index) => {
      assign(run, each, list.items[index] ?? nothing);
    });
    return;
  }
  const parts = list === null ? partsOf(run, target, value) : null;
  targets.forEach((each, index) => {
    assign(run, each, parts?.items[index] ?? (list === null ? nothing : looseItem(list, index)));
  });
}

/** Of a list whose items are not all known, the one at the place, if it is. */
const looseItem = (list: List, index: number): Value => (list.whole ? nothing : (list.items[index] ?? nothing));

/**
 * `X_train, X_test, y_train, y_test = prepare(df)`: what an unknown function gives back has the roles that the names say.
 * Where both sides are named and the rows are known, the function split them.
 */
function partsOf(run: Run, target: SyntaxNode, value: Value): List | null {
  const leaves = leavesOf(target);
  const roles = leaves.map(({ text }) => roleOfName(text));
  if (!roles.includes('train') && !roles.includes('test')) return null;
  const [rows] = rowsIn(value);
  const base = rows ?? freshRows(run.fresh());
  const here = run.here(target);
  const cut = cutAt('parts', here);
  if (rows !== undefined && roles.includes('train') && (roles.includes('test') || roles.includes('validation')))
    run.emit({ kind: 'split', how: 'named', ...here, inputs: [rows], shuffled: false, estimator: null });
  const piece = (name: string): Rows => {
    const role = roleOfName(name);
    const own: Piece = { kind: 'name', cut, key: role ?? name, role };
    return {
      ...base,
      chain: rows === undefined ? base.chain : null,
      part: role === null ? base.part : [...base.part, own],
    };
  };
  const shape = (node: SyntaxNode): Value =>
    node.type === 'identifier' ? piece(node.text) : listOf(node.parts.map(shape));
  return listOf(target.parts.map(shape));
}

const leavesOf = (node: SyntaxNode): SyntaxNode[] =>
  node.type === 'identifier' ? [node] : node.parts.flatMap(leavesOf);

/** `df["a"] = value`, `df.loc[mask, "a"] = value`: what went into the value is in the table now. */
function store(run: Run, target: SyntaxNode, value: Value): void {
  const object = target.child('value') ?? target.child('object');
  const selected =
    object?.type === 'attribute' && /^i?loc$/.test(object.child('attribute')?.text ?? '')
      ? object.child('object')
      : object;
  if (selected === null || selected === undefined) return;
  for (const part of target.childrenIn('subscript')) if (part.type !== 'slice') run.evaluate(part);
  const owner = run.evaluate(selected);
  if (selected.type !== 'identifier' && selected.type !== 'attribute') return;
  if (owner.kind === 'list') {
    run.change(selected.text, listOf([...owner.items, value], false));
    return;
  }
  if (owner.kind === 'opaque' && scoresIn(value).length > 0) {
    run.change(selected.text, { ...owner, scores: [...owner.scores, ...scoresIn(value)] });
    return;
  }
  if (owner.kind === 'rows') run.change(selected.text, stored(run, owner, target, value));
}

function stored(run: Run, table: Rows, target: SyntaxNode, value: Value): Rows {
  const [rows] = rowsIn(value);
  const names = columnsNamed(run, target);
  const learned = unique([
    ...(isWhole(target) ? outside(table.learned, names) : table.learned),
    ...into(rows === undefined ? learnedIn(value) : learnedIn(rows), names),
  ]);
  const [name = null] = names?.length === 1 ? names : [];
  const grown = rows?.chain && table.chain && rows.chain.length > table.chain.length ? rows.chain : table.chain;
  return {
    ...table,
    learned,
    chain: rows === undefined || rows.chain !== null ? grown : table.chain,
    columns: name === null ? table.columns : added(table.columns, name, rows?.columns.single ?? null),
    ordered: table.ordered ?? rows?.ordered ?? null,
  };
}

/** `df["a"] = ...` puts another column in its place; `df.loc[mask, "a"] = ...` only some of its values. */
const isWhole = (target: SyntaxNode): boolean => {
  const owner = target.child('value') ?? target.child('object');
  return owner?.type === 'identifier' && target.childrenIn('subscript').length < 2;
};

function columnsNamed(run: Run, target: SyntaxNode): readonly string[] | null {
  if (target.type === 'attribute') return [target.child('attribute')?.text ?? ''];
  const last = target.childrenIn('subscript').at(-1);
  if (last === undefined || last.type === 'slice') return null;
  const literal = literalOf(last);
  if (typeof literal === 'string') return [literal];
  return stringsIn(run.evaluate(last));
}
