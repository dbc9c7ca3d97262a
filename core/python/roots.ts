import type { SyntaxNode } from './syntax.ts';

const inner: ReadonlyMap<string, string> = new Map([
  ['attribute', 'object'],
  ['subscript', 'value'],
  ['call', 'function'],
]);

/** Name at the root of `a.b["c"].d(...)`; null when it is no name. */
export function rootOf(node: SyntaxNode): string | null {
  if (node.type === 'identifier') return node.text;
  const field = inner.get(node.type);
  const next = field === undefined ? null : node.child(field);
  if (next !== null) return rootOf(next);
  const [first] = node.type === 'parenthesized_expression' ? node.parts : [];
  return first === undefined ? null : rootOf(first);
}

/** Names in a literal list or tuple of names only. */
export function listedNames(node: SyntaxNode | null): readonly string[] {
  if (node === null || !['list', 'tuple', 'expression_list'].includes(node.type)) return [];
  return node.parts.every((part) => part.type === 'identifier') ? node.parts.map((part) => part.text) : [];
}
