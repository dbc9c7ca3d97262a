import { stringsOf } from '../literal.ts';
import type { SyntaxNode } from '../syntax.ts';
import { argumentsOf } from './trace.ts';

/** Columns that a `drop` names; null when they are computed. */
export function droppedColumns(node: SyntaxNode): {
  readonly names: readonly string[] | null;
  readonly ofRows: boolean;
} {
  const { positional, keywords } = argumentsOf(node);
  const axis = keywords.get('axis') ?? positional[1];
  const overColumns = keywords.has('columns') || (axis !== undefined && /^(?:1|['"]columns['"])$/.test(axis.text));
  const given = keywords.get('columns') ?? keywords.get('labels') ?? positional[0];
  if (!overColumns) return { names: null, ofRows: true };
  return { names: given === undefined ? null : stringsOf(given), ofRows: false };
}
