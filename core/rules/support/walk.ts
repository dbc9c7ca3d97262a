import type { SyntaxNode } from '#core/python/syntax.ts';

/** Every node of a type in a tree, outermost first. */
export function nodesOf(root: SyntaxNode, ...types: readonly string[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    if (types.includes(node.type)) found.push(node);
    for (const part of node.parts) visit(part);
  };
  visit(root);
  return found;
}
