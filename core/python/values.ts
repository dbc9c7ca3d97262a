import { attributeClass, effectOf, methodOf } from './effects/index.ts';
import type { SyntaxNode } from './syntax.ts';

/** What is known of a name's value without running anything. */
export interface Value {
  /** `import`: a module or something imported from one; `instance`: an object of the class; `local`: defined in the notebook. */
  readonly kind: 'import' | 'instance' | 'local';
  /** Dotted path of the module, object or class. */
  readonly path: string;
}

export const sameValue = (a: Value | null, b: Value | null): boolean =>
  a === b || (a !== null && b !== null && a.kind === b.kind && a.path === b.path);

export type Lookup = (name: string) => Value | null;

/** The value an expression has, as far as imports, classes and the table of effects tell. */
export function knownValue(node: SyntaxNode, lookup: Lookup): Value | null {
  const [first] = node.parts;
  switch (node.type) {
    case 'identifier':
      return lookup(node.text);
    case 'parenthesized_expression':
    case 'await':
      return first === undefined ? null : knownValue(first, lookup);
    case 'conditional_expression':
      return first === undefined ? null : knownValue(first, lookup);
    case 'attribute':
      return attributeOf(node, lookup);
    case 'subscript':
      return itemOf(node, lookup);
    case 'call':
      return resultOf(node, lookup);
    case 'list':
      return { kind: 'instance', path: 'list' };
    case 'dictionary':
      return { kind: 'instance', path: 'dict' };
    case 'string':
      return { kind: 'instance', path: 'str' };
    default:
      return null;
  }
}

function attributeOf(node: SyntaxNode, lookup: Lookup): Value | null {
  const object = node.child('object');
  const name = node.child('attribute')?.text;
  if (object === null || name === undefined) return null;
  const value = knownValue(object, lookup);
  if (value?.kind === 'import') return { kind: 'import', path: `${value.path}.${name}` };
  const of = value?.kind === 'instance' ? attributeClass(value.path, name) : null;
  return of === null ? null : { kind: 'instance', path: of };
}

/** What stands under a key, where the class says it of every key: `client["shop"]`. */
function itemOf(node: SyntaxNode, lookup: Lookup): Value | null {
  const object = node.child('value');
  const value = object === null ? null : knownValue(object, lookup);
  const of = value?.kind === 'instance' ? attributeClass(value.path, '*') : null;
  return of === null ? null : { kind: 'instance', path: of };
}

/** Path of what is called, as `Call.path` gives it. */
export function calleePath(callee: SyntaxNode, lookup: Lookup): string {
  if (callee.type === 'identifier') return lookup(callee.text)?.path ?? callee.text;
  if (callee.type !== 'attribute') return '<?>';
  const object = callee.child('object');
  const name = callee.child('attribute')?.text ?? '?';
  const value = object === null ? null : knownValue(object, lookup);
  if (value?.kind === 'import') return `${value.path}.${name}`;
  if (value?.kind === 'local') return `${value.path}.${name}`;
  return `<${value?.path ?? '?'}>.${name}`;
}

function resultOf(node: SyntaxNode, lookup: Lookup): Value | null {
  const callee = node.child('function');
  if (callee === null) return null;
  const path = calleePath(callee, lookup);
  const returns = effectOf(path)?.returns;
  const method = methodOf(path);
  if (typeof returns === 'string') return { kind: 'instance', path: returns };
  if (returns !== undefined && 'argument' in returns) return givenAt(node, returns.argument, lookup);
  if (method !== null) {
    return returns === undefined || method.owner === '?' ? null : { kind: 'instance', path: method.owner };
  }
  const last = path.split('.').at(-1) ?? '';
  const value = callee.type === 'identifier' ? lookup(callee.text) : knownValue(callee, lookup);
  if (value === null || !/^[A-Z]/.test(last)) return null;
  return { kind: 'instance', path };
}

function givenAt(call: SyntaxNode, position: number, lookup: Lookup): Value | null {
  const positional = (call.child('arguments')?.parts ?? []).filter(({ type }) => type !== 'keyword_argument');
  const argument = positional[position];
  return argument === undefined ? null : knownValue(argument, lookup);
}
