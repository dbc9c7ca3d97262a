import type { Notebook } from '#core/notebook/model.ts';
import type { ParsedCell } from '../cell-syntax.ts';
import type { Place } from '../effects/effect.ts';
import { literalOf } from '../literal.ts';
import type { Argument, Call, Import, Sited, Statement } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';

/** What facts are collected from. */
export interface FactsInput {
  readonly notebook: Notebook;
  readonly cells: readonly ParsedCell[];
  readonly statements: readonly Statement[];
  readonly imports: readonly Import[];
  /** All calls in document order. */
  readonly calls: readonly SitedCall[];
}

export interface SitedCall {
  readonly call: Call;
  readonly statement: Statement;
}

export const sited = ({ call, statement }: SitedCall): Sited => ({
  statement: statement.id,
  cell: statement.cell,
  range: call.range,
});

export const lastSegment = (path: string): string => path.split('.').at(-1) ?? path;

/** The argument at a position or under one of the keywords. */
export function placedArgument(call: Call, { position, keywords }: Place): Argument | null {
  const named = call.arguments.find(({ keyword }) => keyword !== null && keywords.includes(keyword));
  if (named !== undefined || position === null) return named ?? null;
  return call.arguments.filter(({ keyword }) => keyword === null)[position] ?? null;
}

/** The variable that an assignment's only value, this call, goes to. */
export function assignedTo({ statement }: SitedCall): string | null {
  return statement.kind === 'assignment' ? (statement.defines[0] ?? null) : null;
}

/** Variables that hold one literal string all through the notebook. */
export function constantStrings(input: FactsInput): ReadonlyMap<string, string> {
  const constants = new Map<string, string>();
  const spoiled = new Set<string>();
  for (const statement of input.statements) {
    const [assignment] = statement.syntax.parts;
    const literal = statement.kind === 'assignment' ? literalRight(assignment) : undefined;
    for (const name of statement.defines) {
      if (literal === undefined || constants.has(name)) spoiled.add(name);
      else constants.set(name, literal);
    }
  }
  return new Map([...constants].filter(([name]) => !spoiled.has(name)));
}

function literalRight(assignment: SyntaxNode | undefined): string | undefined {
  const right = assignment?.child('right');
  if (right === null || right === undefined || right.type !== 'string') return undefined;
  const value = literalOf(right);
  return typeof value === 'string' ? value : undefined;
}
