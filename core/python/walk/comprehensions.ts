import { boundIn } from '../binding.ts';
import type { Visitor } from './walk.ts';

/** The first iterable is read outside the comprehension's own scope, all else inside. */
const comprehension: Visitor = (walk, node) => {
  const clauses = node.parts.filter((part) => part.type === 'for_in_clause');
  walk.visitAll([clauses[0]?.child('right') ?? null]);
  const locals = new Set(clauses.flatMap((clause) => boundIn(clause.child('left') ?? clause)).map((name) => name.text));
  walk.scopes.within({ kind: 'comprehension', locals, parameters: [] }, () => {
    for (const part of node.parts) {
      if (part.type === 'for_in_clause') walk.visitAll(part === clauses[0] ? [] : [part.child('right')]);
      else if (part.type === 'if_clause') walk.visit(part);
    }
    walk.visitAll([node.child('body')]);
  });
};

export const comprehensionVisitors: readonly (readonly [string, Visitor])[] = [
  ['list_comprehension', comprehension],
  ['set_comprehension', comprehension],
  ['dictionary_comprehension', comprehension],
  ['generator_expression', comprehension],
];
