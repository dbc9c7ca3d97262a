import type { SyntaxNode } from '#core/python/syntax.ts';
import { joined } from './combine.ts';
import type { Frame } from './frame.ts';
import { type Callable, nothing, type Value } from './value.ts';

/** Parameters by position with their defaults; `*args` and `**options` are left out. */
export function parametersOf(definition: SyntaxNode): { name: string; otherwise: SyntaxNode | null }[] {
  return (definition.child('parameters')?.parts ?? []).flatMap((parameter) => {
    const name = parameter.type === 'identifier' ? parameter : (parameter.child('name') ?? parameter.parts[0]);
    return name?.type === 'identifier' ? [{ name: name.text, otherwise: parameter.child('value') }] : [];
  });
}

/** A method's first parameter, as everybody calls it. */
export const hasSelf = ({ node }: Callable): boolean => /^(?:self|this|cls)$/.test(parametersOf(node)[0]?.name ?? '');

/** What all ways out of a function give back. */
export function returnedBy({ returned: [first = nothing, ...rest] }: Frame): Value {
  return rest.reduce<Value>((all, each) => joined(all, each), first);
}
