import { secretShapes } from '#core/secrets/shapes.ts';
import type { ParsedCell } from '../cell-syntax.ts';
import { literalOf } from '../literal.ts';
import type { Facts } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import type { FactsInput } from './context.ts';

const secretName =
  /(?:pass(?:word|wd|phrase)?|secret|token|api_?key|access_?key|private_?key|auth_?key|credential)s?$/i;
/** Values that are plainly no secret: placeholders, names of variables, prompts, column names. */
const placeholder =
  /^(?:x+|\*+|\.+|<.*>|\{.*\}|\$.*|your[-_ ].*|my[-_ ].*|.*(?:example|changeme|placeholder|dummy|insert|replace|todo|here).*|none|null|true|false|test|token|password|secret|pass|key|api[-_]?key|[A-Z_]+|\[\w+\])$/i;

/** Secrets in strings of the source, by shape or by the name they are given, and by shape in outputs. */
export function secretFacts(input: FactsInput): Facts['secrets'] {
  return input.cells.flatMap((cell) => [...inSource(cell), ...inOutputs(cell)]);
}

/** A cell's source says the same from one analysis to the next; only its index may change. */
const kept = new WeakMap<SyntaxNode, readonly Omit<Facts['secrets'][number], 'cell'>[]>();

function inSource(cell: ParsedCell): Facts['secrets'][number][] {
  const known = kept.get(cell.reading.root) ?? secretsIn(cell);
  kept.set(cell.reading.root, known);
  return known.map((fact) => ({ ...fact, cell: cell.syntax.cell.index }));
}

function secretsIn(cell: ParsedCell): Omit<Facts['secrets'][number], 'cell'>[] {
  const facts: Omit<Facts['secrets'][number], 'cell'>[] = [];
  const visit = (node: SyntaxNode, name: string | null): void => {
    if (node.type === 'string') {
      const kind = kindOf(literalOf(node), node.text, name);
      if (kind !== null) {
        facts.push({ range: cell.reading.positions.range(node.start, node.end), kind, in: 'source' });
      }
      return;
    }
    for (const part of node.parts) visit(part, nameFor(node, part));
  };
  visit(cell.reading.root, null);
  return facts;
}

function kindOf(value: unknown, text: string, name: string | null): string | null {
  const content = typeof value === 'string' ? value : text;
  const shape = secretShapes.find(({ pattern }) => pattern.test(content));
  if (shape !== undefined) return shape.kind;
  if (name === null || typeof value !== 'string' || !secretName.test(name)) return null;
  const plausible = value.length >= 8 && !/\s/.test(value) && !placeholder.test(value);
  return plausible ? `value of ${name}` : null;
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

function inOutputs(cell: ParsedCell): Facts['secrets'][number][] {
  const start = { line: 0, character: 0 };
  return cell.syntax.cell.outputs.flatMap(({ text }) => {
    const shape = secretShapes.find(({ pattern }) => pattern.test(text));
    if (shape === undefined) return [];
    return [{ cell: cell.syntax.cell.index, range: { start, end: start }, kind: shape.kind, in: 'output' as const }];
  });
}
