import type { SyntaxNode } from '#core/python/syntax.ts';

/** Whether of two nodes of a statement only one ever runs: they stand in two branches of an `if`. */
export function areAlternatives(statement: SyntaxNode, a: SyntaxNode, b: SyntaxNode): boolean {
  const [forA, forB] = [a, b].map((node) => statement.parts.find((part) => isAround(part, node)));
  if (forA === undefined || forB === undefined) return false;
  if (forA === forB) return areAlternatives(forA, a, b);
  return statement.type === 'if_statement' && isBranch(forA) && isBranch(forB);
}

const isAround = (outer: SyntaxNode, inner: SyntaxNode): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

const isBranch = ({ field }: SyntaxNode): boolean => field === 'consequence' || field === 'alternative';
