import type { SyntaxNode } from '#core/python/syntax.ts';

/** Whether of two nodes of a statement only one ever runs: they stand in two branches of an `if`. */
export function areAlternatives(statement: SyntaxNode, a: SyntaxNode, b: SyntaxNode): boolean {
  const [forA, forB] = [a, b].map((node) => statement.parts.find((part) => part.holds(node)));
  if (forA === undefined || forB === undefined) return false;
  if (forA === forB) return areAlternatives(forA, a, b);
  return statement.type === 'if_statement' && isBranch(forA) && isBranch(forB);
}

const isBranch = ({ field }: SyntaxNode): boolean => field === 'consequence' || field === 'alternative';
