import { secretShapes } from '#core/secrets/shapes.ts';
import type { CellReading } from '../cell-syntax.ts';
import { literalOf } from '../literal.ts';
import type { Facts } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import { isPlausible, secretName } from './secret-names.ts';

type Found = Omit<Facts['secrets'][number], 'cell'>;

/** A cell's source says the same from one analysis to the next; only its index may change. */
const kept = new WeakMap<CellReading, readonly Found[]>();

/** Secrets in the strings of Python code: by their shape, or by the name they are given. */
export function secretStrings(reading: CellReading): readonly Found[] {
  const known = kept.get(reading) ?? search(reading);
  kept.set(reading, known);
  return known;
}

function search({ root, positions }: CellReading): Found[] {
  const facts: Found[] = [];
  const visit = (node: SyntaxNode, name: string | null): void => {
    if (node.type === 'string') {
      const kind = kindOf(literalOf(node), node.text, name);
      if (kind !== null) {
        facts.push({ range: positions.range(node.start, node.end), kind, in: 'source' });
      }
      return;
    }
    for (const part of node.parts) visit(part, nameFor(node, part));
  };
  visit(root, null);
  return facts;
}

function kindOf(value: unknown, text: string, name: string | null): string | null {
  const content = typeof value === 'string' ? value : text;
  const shape = secretShapes.find(({ pattern }) => pattern.test(content));
  if (shape !== undefined) return shape.kind;
  if (name === null || typeof value !== 'string' || !secretName.test(name)) return null;
  return isPlausible(value) ? `value of ${name}` : null;
}

/** The name a value is given: variable, attribute, keyword, dictionary key or item. */
function nameFor(parent: SyntaxNode, child: SyntaxNode): string | null {
  if (parent.type === 'assignment' && child.field === 'right') return lastName(parent.child('left'));
  if (parent.type === 'keyword_argument' && child.field === 'value') return parent.child('name')?.text ?? null;
  if ((parent.type === 'pair' && child.field === 'value') || parent.type === 'default_parameter') {
    return lastName(parent.child('key') ?? parent.child('name'));
  }
  return null;
}

function lastName(target: SyntaxNode | null): string | null {
  if (target === null) return null;
  if (target.type === 'identifier') return target.text;
  if (target.type === 'attribute') return target.child('attribute')?.text ?? null;
  if (target.type === 'subscript') return lastName(target.child('subscript'));
  const value = literalOf(target);
  return typeof value === 'string' ? value : null;
}
