import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Given } from './given.ts';
import { cutAt, isCut, relation, roleOf, roleOfName } from './roles.ts';
import type { Run } from './run.ts';
import { withPiece } from './subscripts.ts';
import { type Fit, listOf, type Piece, type Role, type Rows, type Value } from './value.ts';

const options = new Set(['test_size', 'train_size', 'random_state', 'shuffle', 'stratify', 'lengths', 'generator']);

/** `train_test_split(X, y)`: for every table its training and its test part. */
export function splitInto(run: Run, node: SyntaxNode, given: Given, path: string): Value {
  const torch = path.startsWith('torch.');
  const tables = torch ? given.positional.slice(0, 1) : given.positional;
  const inputs = tables.map((argument) => run.rows(argument));
  for (const [name, argument] of given.keywords) if (!options.has(name)) run.evaluate(argument);
  const here = run.here(node);
  const cut = cutAt('split', here);
  const shuffle = given.keywords.get('shuffle');
  const shuffled = shuffle === undefined || literalOf(shuffle) !== false;
  run.emit({ kind: 'split', how: 'holdout', ...here, inputs, shuffled, estimator: null });
  const part = (rows: Rows, key: 'train' | 'test'): Rows =>
    withPiece(rows, { kind: 'split', cut, key, role: isHeldOut(rows) ? 'test' : key });
  // A generator, or `*arrays`: how many parts there are is not known.
  return listOf(
    inputs.flatMap((rows) => [part(rows, 'train'), part(rows, 'test')]),
    !given.starred && !torch,
  );
}

/** Both parts of test rows that are cut again are kept from training; their names may say which of them validates. */
const isHeldOut = (rows: Rows): boolean => isCut(rows) && roleOf(rows) === 'test';

/** `frame.randomSplit([0.8, 0.2])` of Spark: a part for each weight. */
export function drawnApart(run: Run, node: SyntaxNode, rows: Rows, given: Given): Value {
  const weights = given.at(0, 'weights');
  const here = run.here(node);
  const cut = cutAt('split', here);
  run.emit({ kind: 'split', how: 'holdout', ...here, inputs: [rows], shuffled: true, estimator: null });
  const count = weights?.type === 'list' ? weights.parts.length : 2;
  const roles: readonly Role[] = count === 3 ? ['train', 'validation', 'test'] : ['train', 'test'];
  return listOf(
    roles.map((role) => withPiece(rows, { kind: 'split', cut, key: role, role })),
    count < 4,
  );
}

const upTo = /^:([^:]+)$/;
const onwards = /^([^:]+):$/;

/**
 * `fit(X[:800])`, then `score(X[800:])`: a hold-out that no name tells of. The rows asked, as those of the test; the cut is told as
 * that of the fit.
 */
export function slicedApart(run: Run, fit: Fit | null, asked: Rows): Rows {
  const fitted = fit?.x?.part.at(-1);
  const last = asked.part.at(-1);
  if (!fit?.x || fitted?.kind !== 'subset' || last?.kind !== 'subset') return asked;
  const edge = upTo.exec(fitted.key)?.[1];
  const base = { ...asked, part: asked.part.slice(0, -1) };
  const isSame = relation({ ...fit.x, part: fit.x.part.slice(0, -1) }, base) === 'same';
  if (edge === undefined || onwards.exec(last.key)?.[1] !== edge || !isSame) return asked;
  const { cell, range, statement, loops } = fit;
  run.emit({
    kind: 'split',
    how: 'named',
    cell,
    range,
    statement,
    loops,
    inputs: [base],
    shuffled: false,
    estimator: null,
  });
  return withPiece(base, { kind: 'name', cut: 'slices', key: `test ${last.key}`, role: 'test' });
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
