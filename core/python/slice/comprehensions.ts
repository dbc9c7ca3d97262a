import { boundIn } from '../binding.ts';
import type { SyntaxNode } from '../syntax.ts';
import * as known from './known.ts';
import { isState } from './known.ts';
import { elementKind } from './naming.ts';
import type { Studied, Study } from './studied.ts';

/** `[... for name in values if ...]` and its like: its parts with the name bound to an element. */
export function studyComprehension(study: Study, node: SyntaxNode): Studied {
  const clauses = node.parts.filter((part) => part.type === 'for_in_clause');
  const [clause] = clauses;
  const left = clause?.child('left');
  const iterable = clause?.child('right');
  const body = node.child('body');
  if (clauses.length !== 1 || left === null || left === undefined || iterable === null || iterable === undefined) {
    return study.combine(node.parts.flatMap((part) => part.childrenIn('right')));
  }
  const over = study.of(iterable);
  const element = elementKind(over.known);
  const names = boundIn(left).map((name) => name.text);
  const inside = [body, ...node.parts.filter((part) => part.type === 'if_clause').flatMap((part) => part.parts)];
  const parts = inside.filter((part) => part !== null);
  const kind = study.scope.within({ names, text: iterable.text }, element, () => study.combine(parts));
  const wholeState = isState(over.known) && (kind.known.kind !== 'rows' || body?.type === 'identifier');
  if (wholeState || (over.known.kind === 'constant' && isState(kind.known))) {
    const value = over.known.kind === 'columns' && body?.type === 'identifier' ? over.known : known.fitted;
    return { known: value, edits: [], needs: [...over.needs, ...kind.needs] };
  }
  const outer = study.settled(iterable);
  const rest = study.scope.within({ names, text: iterable.text }, element, () => study.all(parts, kind.known));
  const value =
    over.known.kind === 'rows' ? over.known : kind.known.kind === 'rows' ? known.rows(null, false) : kind.known;
  return { known: value, edits: [...outer.edits, ...rest.edits], needs: [...outer.needs, ...rest.needs] };
}
