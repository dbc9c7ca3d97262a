import type { Output } from '#core/notebook/model.ts';
import type { Statement } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { SitedCall } from './context.ts';

/** Whether a node stands for the metric: its call, or the variable that got it. */
type Stands = (node: SyntaxNode) => boolean;

/**
 * What a metric came to when its cell last ran, as the cell's outputs show it; null where none says so for sure. Either it is the cell's
 * last expression, or it is printed behind a text that stands in the output once. `own`: the statements of the cell.
 */
export function metricValue(
  { call, statement }: SitedCall,
  outputs: readonly Output[],
  own: readonly Statement[],
): number | null {
  const assigned = statement.syntax.parts[0]?.child('right') === call.syntax ? statement.defines[0] : undefined;
  const stands: Stands = (node) =>
    node === call.syntax || (node.type === 'identifier' && assigned !== undefined && node.text === assigned);
  const last = own.at(-1)?.syntax.parts[0];
  if (last !== undefined && stands(unrounded(last))) {
    const result = outputs.findLast(({ kind }) => kind === 'result');
    return result === undefined ? null : numberIn(result.text);
  }
  const printed = outputs.flatMap(({ kind, text }) => (kind === 'stream' ? [text] : [])).join('');
  for (const { syntax, id } of own) {
    const [print] = syntax.parts;
    if (id < statement.id || print?.child('function')?.text !== 'print') continue;
    const label = labelBefore(print, stands);
    const places = label === null || label.trim() === '' ? [] : printed.split(label);
    if (places.length === 2) return numberAtStart(places[1] ?? '');
  }
  return null;
}

/** `round(x, 3)` shows `x`. */
function unrounded(node: SyntaxNode): SyntaxNode {
  if (node.type !== 'call' || node.child('function')?.text !== 'round') return node;
  return node.child('arguments')?.parts[0] ?? node;
}

/** The text that `print` writes right before a value: the string argument before it, or an f-string up to it. */
function labelBefore(print: SyntaxNode, stands: Stands): string | null {
  const parts = print.child('arguments')?.parts ?? [];
  for (const [at, part] of parts.entries()) {
    if (stands(unrounded(part))) return plainText(parts[at - 1]);
    if (part.type !== 'string') continue;
    const hole = part.parts.findIndex(
      ({ type, parts: [inner] }) => type === 'interpolation' && inner !== undefined && stands(unrounded(inner)),
    );
    const before = part.parts[hole - 1];
    if (hole > 0 && before?.type === 'string_content') return before.text;
  }
  return null;
}

function plainText(node: SyntaxNode | undefined): string | null {
  const [content, ...rest] = node?.type === 'string' ? node.parts.filter(({ type }) => type === 'string_content') : [];
  return content !== undefined && rest.length === 0 && !content.text.includes('\\') ? content.text : null;
}

const digits = '-?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?';
const wrapped = new RegExp(`^\\s*(?:np\\.float(?:32|64)\\()?(${digits})\\)?\\s*$`, 'i');
const leading = new RegExp(`^\\s*(?:np\\.float(?:32|64)\\()?(${digits})(\\s?%)?(?![\\w.])`, 'i');

const numberIn = (text: string): number | null => {
  const found = wrapped.exec(text)?.[1];
  return found === undefined ? null : Number(found);
};

function numberAtStart(text: string): number | null {
  const [, number, percent] = leading.exec(text) ?? [];
  return number === undefined ? null : Number(number) / (percent === undefined ? 1 : 100);
}
