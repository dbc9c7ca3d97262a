import type { SyntaxNode } from '#core/python/syntax.ts';

/** Cells keep their syntax from one analysis to the next. */
const kept = new WeakMap<SyntaxNode, Map<string, readonly SyntaxNode[]>>();

/** Every node of a type in a tree, outermost first. */
export function nodesOf(root: SyntaxNode, ...types: readonly string[]): readonly SyntaxNode[] {
  const known = kept.get(root) ?? new Map<string, readonly SyntaxNode[]>();
  kept.set(root, known);
  const asked = types.join(' ');
  const found = known.get(asked) ?? search(root, types);
  known.set(asked, found);
  return found;
}

function search(root: SyntaxNode, types: readonly string[]): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    if (types.includes(node.type)) found.push(node);
    for (const part of node.parts) visit(part);
  };
  visit(root);
  return found;
}
