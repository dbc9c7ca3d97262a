import { stringsOf } from '../literal.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { Known } from './known.ts';
import * as known from './known.ts';

/** What one turn of a loop or comprehension over such a value gets. */
export function elementKind(over: Known): Known {
  if (over.kind === 'rows') return over.shape === null ? known.rows('frame', true) : known.item;
  if (over.kind === 'columns' || over.kind === 'fitted') return known.constant;
  if (over.kind === 'indices') return known.indices;
  return known.constant;
}

export const pythonList = (texts: readonly string[]): string =>
  `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;

/** Every identifier in an expression. */
export function namesIn(node: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: SyntaxNode): void => {
    if (part.type === 'identifier') names.add(part.text);
    for (const child of part.parts) visit(child);
  };
  visit(node);
  return names;
}

/** A readable name for a value: `age_median` for `df["age"].median()`, `scaler` for `scaler`. */
export function hintFor(node: SyntaxNode): string {
  if (node.type === 'identifier') return node.text;
  const words: string[] = [];
  const visit = (part: SyntaxNode): void => {
    if (part.type === 'string') words.push(...(stringsOf(part) ?? []));
    else if (part.type === 'identifier') words.push(part.text);
    else for (const child of part.parts) visit(child);
  };
  visit(node);
  // The frame's own name says nothing once a column is named.
  const useful = words.length > 2 ? words.slice(1) : words;
  const name = useful
    .slice(0, 3)
    .join('_')
    .replace(/\W+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
  return /^[a-z]/.test(name) ? name : 'value';
}
