import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Given } from './given.ts';
import { roleOf, roleOfName } from './roles.ts';
import type { Run } from './run.ts';
import { withPiece } from './subscripts.ts';
import { listOf, type Piece, type Rows, type Value } from './value.ts';

const options = new Set(['test_size', 'train_size', 'random_state', 'shuffle', 'stratify', 'lengths', 'generator']);

/** `train_test_split(X, y)`: for every table its training and its test part. */
export function splitInto(run: Run, node: SyntaxNode, given: Given, path: string): Value {
  const torch = path.startsWith('torch.');
  const tables = torch ? given.positional.slice(0, 1) : given.positional;
  const inputs = tables.map((argument) => run.rows(argument));
  for (const [name, argument] of given.keywords) if (!options.has(name)) run.evaluate(argument);
  const here = run.here(node);
  const cut = `split ${here.cell} ${here.range.start.line} ${here.range.start.character}`;
  const shuffle = given.keywords.get('shuffle');
  const shuffled = shuffle === undefined || literalOf(shuffle) !== false;
  run.emit({ kind: 'split', how: 'holdout', ...here, inputs, shuffled, estimator: null });
  const part = (rows: Rows, key: 'train' | 'test'): Rows => withPiece(rows, { kind: 'split', cut, key, role: key });
  // A generator, or `*arrays`: how many parts there are is not known.
  return listOf(
    inputs.flatMap((rows) => [part(rows, 'train'), part(rows, 'test')]),
    !given.starred && !torch,
  );
}

/** Rows under the name they are given: the name may say what a slice is for, or that a part is for validation. */
export function named(run: Run, name: string, rows: Rows, node: SyntaxNode): Rows {
  const role = roleOfName(name);
  const last = rows.part.at(-1);
  if (role === null) return rows;
  if (last === undefined) return isUntouched(rows) ? withPiece(rows, nameOf(rows, role)) : rows;
  if (last.role !== null) {
    // The second part of a hold-out is called what it is for.
    if (last.kind !== 'split' || last.role !== 'test' || role !== 'validation') return rows;
    return { ...rows, part: [...rows.part.slice(0, -1), { ...last, role }] };
  }
  if (last.kind === 'split' || roleOf(rows) === role) return rows;
  const base = { ...rows, part: rows.part.slice(0, -1) };
  const piece: Piece = {
    kind: 'name',
    cut: last.kind === 'name' ? last.cut : 'slices',
    key: `${role} ${last.key}`,
    role,
  };
  if (role !== 'train')
    run.emit({ kind: 'split', how: 'named', ...run.here(node), inputs: [base], shuffled: false, estimator: null });
  return { ...base, part: [...base.part, piece] };
}

const isUntouched = ({ chain, learned, prediction, typed }: Rows): boolean =>
  chain?.length === 0 && learned.length === 0 && prediction === null && !typed;

const nameOf = ({ origin }: Rows, role: Piece['role']): Piece => ({
  kind: 'name',
  cut: `data ${origin}`,
  key: role ?? '',
  role,
});
