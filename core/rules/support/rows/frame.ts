import type { Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Value } from './value.ts';

/** What is under way: the notebook itself, a function that was called, or a loop in one of them. */
export interface Frame {
  readonly names: Map<string, Value>;
  /** Names of the function around it. */
  readonly enclosing: ReadonlyMap<string, Value> | null;
  /** Of a class: its names are not seen from its methods. */
  readonly isClass: boolean;
  readonly statement: Statement;
  readonly loops: readonly SyntaxNode[];
  readonly returned: Value[];
  /** Names whose object was changed in place, and those that were given another one. */
  readonly changed: Set<string>;
  readonly rebound: Set<string>;
  /** It has returned, on every way that leads here. */
  ended: boolean;
}

export const frameOf = (names: Map<string, Value>, statement: Statement, more: Partial<Frame> = {}): Frame => ({
  names,
  enclosing: null,
  isClass: false,
  statement,
  loops: [],
  returned: [],
  changed: new Set(),
  rebound: new Set(),
  ended: false,
  ...more,
});
