import { stringsOf } from '../literal.ts';
import type { SyntaxNode } from '../syntax.ts';
import * as known from './known.ts';
import type { Studied, Study } from './studied.ts';

// Names, strings and lists of them: what in a notebook says which columns are meant.

/** `numeric + categorical` names columns when either side does. */
export function studyBinary(study: Study, node: SyntaxNode): Studied {
  const sides = node.parts.filter((part) => part.field !== 'operator');
  const combined = study.combine(sides);
  const kinds = sides.map((side) => study.of(side).known);
  const lists = kinds.every(({ kind, strings }) => kind === 'columns' || (kind === 'constant' && strings !== null));
  if (!lists || !kinds.some(({ kind }) => kind === 'columns')) return combined;
  return { ...combined, known: known.columns(kinds.some((item) => item.hasTarget)), edits: [] };
}

export function studyName(study: Study, node: SyntaxNode): Studied {
  const value = study.scope.get(node.text);
  if (value === undefined) return { known: known.constant, edits: [], needs: [node.text] };
  // A list that names the target cannot be used on raw rows as it is.
  const listsTarget = (value.strings?.length ?? 0) > 1 && value.strings?.some((text) => study.context.target.has(text));
  return { known: listsTarget === true ? known.columns(true) : value, edits: [], needs: [node.text] };
}

export function studyString(study: Study, node: SyntaxNode): Studied {
  const inside = node.parts
    .filter((part) => part.type === 'interpolation')
    .flatMap((part) => part.childrenIn('expression'));
  if (inside.length > 0) return study.combine(inside);
  const strings = stringsOf(node);
  return { known: strings === null ? known.constant : known.constantStrings(strings), edits: [], needs: [] };
}

export function studyList(study: Study, node: SyntaxNode): Studied {
  const strings = stringsOf(node);
  if (strings === null) return study.combine(node.parts);
  const listsTarget = strings.length > 1 && strings.some((text) => study.context.target.has(text));
  return { known: listsTarget ? known.columns(true) : known.constantStrings(strings), edits: [], needs: [] };
}
