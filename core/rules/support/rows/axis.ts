import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';

/** Whether an axis, or several, leave the rows apart: each has a number of its own. */
export function isWithinRows(axis: SyntaxNode): boolean {
  const axes = axis.type === 'tuple' ? axis.parts.map(literalOf) : [literalOf(axis)];
  return axes.length > 0 && axes.every((along) => (typeof along === 'number' && along !== 0) || along === 'columns');
}
