import { secretsIn } from '#core/secrets/search.ts';
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
  const given = new Map<SyntaxNode, string>();
  const visit = (node: SyntaxNode, name: string | null): void => {
    if (node.type === 'call') for (const [value, meaning] of givenSecrets(node)) given.set(value, meaning);
    if (node.type === 'assignment') for (const [value, target] of unpacked(node)) given.set(value, target);
    if (node.type === 'string' || node.type === 'concatenated_string') {
      const kind = kindOf(literalOf(node), node.text, given.get(node) ?? name);
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
  const [shown] = secretsIn(content);
  if (shown !== undefined) return shown.kind;
  const inside = inConnection.exec(content)?.[1];
  if (inside !== undefined && isPlausible(inside, 'password')) return 'password in a connection string';
  if (name === null || typeof value !== 'string' || !secretName.test(name)) return null;
  return isPlausible(value, name) ? `value of ${name}` : null;
}

/** `host=db user=me password=...`, with at least one other part. */
const inConnection =
  /^(?=.*\b(?:host|server|user|uid|dbname|database)\s*=).*?(?:^|[\s;])(?:password|pwd)\s*=\s*([^\s;'"{}]+)/is;

/**
 * Arguments that are secrets by what is called: `login(key="...")`, the second of `auth=("user", "...")`, and what
 * `os.environ.get("TOKEN", "...")` falls back to.
 */
function givenSecrets(call: SyntaxNode): [SyntaxNode, string][] {
  const callee = call.child('function')?.text ?? '';
  const isLogin = /(?:^|\.)login$/.test(callee);
  const parts = call.child('arguments')?.parts ?? [];
  const [asked, fallback] = parts;
  const setting = asked?.type === 'string' && fallback?.type === 'string' ? literalOf(asked) : null;
  if (fallback !== undefined && typeof setting === 'string' && keepsByName.test(callee)) return [[fallback, setting]];
  return parts.flatMap((argument): [SyntaxNode, string][] => {
    const name = argument.child('name')?.text;
    const value = argument.child('value');
    if (value === null) return [];
    if (isLogin && name === 'key') return [[value, 'api_key']];
    const [, second] = name === 'auth' && value.type === 'tuple' ? value.parts : [];
    return second === undefined ? [] : [[second, 'password']];
  });
}

/** Take a name and a value: settings, the environment. */
const keepsByName = /(?:^|\.)(?:get|getenv|setdefault|putenv|setenv|set_key)$/;

/** Values by their names in `user, password = "...", "..."`. */
function unpacked(assignment: SyntaxNode): [SyntaxNode, string][] {
  const [left, right] = [assignment.child('left'), assignment.child('right')];
  if (left === null || right === null || !/^(?:expression_list|tuple|list)$/.test(right.type)) return [];
  if (left.parts.length !== right.parts.length || !/pattern/.test(left.type)) return [];
  return right.parts.flatMap((value, at): [SyntaxNode, string][] => {
    const name = lastName(left.parts[at] ?? null);
    return name === null ? [] : [[value, name]];
  });
}

/** The name a value is given: variable, attribute, keyword, dictionary key or item. */
function nameFor(parent: SyntaxNode, child: SyntaxNode): string | null {
  if (parent.type === 'named_expression' && child.field === 'value') return parent.child('name')?.text ?? null;
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
