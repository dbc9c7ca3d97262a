import type { SyntaxNode } from './syntax.ts';

export type Literal = string | number | boolean | null;

/** The value of a literal string, number, boolean or None; undefined for anything computed. */
export function literalOf(node: SyntaxNode): Literal | undefined {
  const [first, second] = node.parts;
  switch (node.type) {
    case 'string':
      return stringOf(node);
    case 'concatenated_string': {
      const values = node.parts.map(stringOf);
      return values.every((value) => value !== undefined) ? values.join('') : undefined;
    }
    case 'integer':
    case 'float':
      return numberOf(node.text);
    case 'true':
      return true;
    case 'false':
      return false;
    case 'none':
      return null;
    case 'parenthesized_expression':
      return first !== undefined && second === undefined ? literalOf(first) : undefined;
    case 'unary_operator': {
      const argument = node.child('argument');
      const value = argument === null ? undefined : literalOf(argument);
      return typeof value === 'number' && node.text.startsWith('-') ? -value : undefined;
    }
    default:
      return undefined;
  }
}

function numberOf(text: string): number | undefined {
  const value = Number(text.replaceAll('_', ''));
  return Number.isNaN(value) ? undefined : value;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', '\n': '' };

/** A plain or raw string's value; f-strings that interpolate have none, bytes neither. */
function stringOf(node: SyntaxNode): string | undefined {
  if (node.type !== 'string' || node.parts.some((part) => part.type === 'interpolation')) return undefined;
  const opening = node.parts.find((part) => part.type === 'string_start')?.text ?? '';
  if (/b/i.test(opening)) return undefined;
  const closing = node.parts.find((part) => part.type === 'string_end');
  if (closing === undefined) return undefined;
  const text = node.text.slice(opening.length, node.text.length - closing.text.length);
  if (/r/i.test(opening)) return text;
  return text.replace(/\\(\n|.)/g, (whole, char: string) => {
    const simple = escapes[char];
    if (simple !== undefined) return simple;
    return '\\\'"'.includes(char) ? char : whole;
  });
}

/** Strings of a literal list, tuple, set or single string; null when any part is computed. */
export function stringsOf(node: SyntaxNode): string[] | null {
  if (['list', 'tuple', 'set', 'expression_list'].includes(node.type)) {
    const values = node.parts.map(literalOf);
    return values.every((value): value is string => typeof value === 'string') ? values : null;
  }
  const value = literalOf(node);
  return typeof value === 'string' ? [value] : null;
}
