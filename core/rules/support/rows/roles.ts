import type { Spot } from '../../define.ts';
import type { Piece, Role, Rows } from './value.ts';

const words: Readonly<Record<string, Role>> = {
  train: 'train',
  training: 'train',
  tr: 'train',
  trn: 'train',
  test: 'test',
  testing: 'test',
  tst: 'test',
  te: 'test',
  holdout: 'test',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  validate: 'validation',
  validating: 'validation',
  dev: 'validation',
};

/** What a variable's name says of its rows: `X_train`, `testX`, `df_val`. Null when it says nothing, or two things. */
export function roleOfName(name: string): Role | null {
  const parts = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_\W]+/)
    .map((part) => part.replace(/\d+$/, '').replace(/^[xy](?=tr|te|val|dev)/, ''));
  const found = new Set(parts.flatMap((part) => (Object.hasOwn(words, part) ? [words[part]] : [])));
  const [role] = found;
  return found.size === 1 ? (role ?? null) : null;
}

/** The role of rows: that of their last piece that has one. */
export const roleOf = ({ part }: Pick<Rows, 'part'>): Role | null =>
  part.findLast(({ role }) => role !== null)?.role ?? null;

/** Whether a hold-out or a fold cut these rows, by a call that can be seen. */
export const isCut = ({ part }: Pick<Rows, 'part'>): boolean =>
  part.some(({ kind }) => kind === 'split' || kind === 'fold');

/** A cut by what cuts there: every place cuts once. */
export const cutAt = (how: string, { cell, range: { start } }: Spot): string =>
  `${how} ${cell} ${start.line} ${start.character}`;

export type Relation = 'same' | 'contains' | 'within' | 'apart' | 'overlap' | 'unknown';

/** How the rows of `a` lie to those of `b`. */
export function relation(a: Pick<Rows, 'origin' | 'part'>, b: Pick<Rows, 'origin' | 'part'>): Relation {
  if (a.origin !== b.origin) return 'unknown';
  const shared = commonLength(a.part, b.part);
  const [left, right] = [a.part[shared], b.part[shared]];
  if (left === undefined) return right === undefined ? 'same' : 'contains';
  if (right === undefined) return 'within';
  if (left.cut !== right.cut || left.kind === 'subset') return 'unknown';
  return left.cut === 'slices' && overlap(left.key, right.key) ? 'overlap' : 'apart';
}

/** Of slices written as `train :800` and `test 700:`, with plain numbers only. */
function overlap(a: string, b: string): boolean {
  const [one, two] = [a, b].map((key) => /^\w+ (\d*):(\d*)$/.exec(key));
  if (!one || !two) return false;
  const end = (text: string | undefined): number => (text ? Number(text) : Number.POSITIVE_INFINITY);
  return Number(one[1]) < end(two[2]) && Number(two[1]) < end(one[2]);
}

export function commonLength(a: readonly Piece[], b: readonly Piece[]): number {
  let length = 0;
  while (length < a.length && length < b.length && samePiece(a[length], b[length])) length++;
  return length;
}

const samePiece = (a: Piece | undefined, b: Piece | undefined): boolean =>
  a !== undefined && b !== undefined && a.cut === b.cut && a.key === b.key;
