import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Run } from './run.ts';
import type { Value } from './value.ts';

/** Arguments of a call, by position and keyword. */
export interface Given {
  readonly positional: readonly SyntaxNode[];
  readonly keywords: ReadonlyMap<string, SyntaxNode>;
  /** `*args` or `**options`: there may be more. */
  readonly starred: boolean;
  /** What stands behind the `**`. */
  readonly spread: readonly SyntaxNode[];
  /** The argument at a position or under a name. */
  at(position: number, ...names: string[]): SyntaxNode | null;
}

export function givenTo(call: SyntaxNode): Given {
  const list = call.child('arguments');
  const nodes = list === null ? [] : list.type === 'argument_list' ? list.parts : [list];
  const positional: SyntaxNode[] = [];
  const keywords = new Map<string, SyntaxNode>();
  const spread: SyntaxNode[] = [];
  let starred = false;
  for (const node of nodes) {
    const name = node.type === 'keyword_argument' ? node.child('name')?.text : undefined;
    const value = node.child('value');
    if (name !== undefined && value !== null) keywords.set(name, value);
    else if (/splat/.test(node.type)) {
      starred = true;
      if (node.type === 'dictionary_splat') spread.push(...node.parts.slice(0, 1));
    } else positional.push(node);
  }
  return {
    positional,
    keywords,
    starred,
    spread,
    at: (position, ...names) => {
      for (const name of names) {
        const found = keywords.get(name);
        if (found !== undefined) return found;
      }
      return positional[position] ?? null;
    },
  };
}

/** The values of a call's arguments, those by position first. */
export const argumentsOf = (run: Run, call: SyntaxNode): Value[] => {
  const given = givenTo(call);
  return [...given.positional, ...given.keywords.values()].map((argument) => run.evaluate(argument));
};
