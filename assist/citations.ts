import type { Verifier } from './request.ts';

/** A stretch of an answer, or the numbers of the facts it names there. */
export type Part = { readonly text: string } | { readonly facts: readonly number[] };

/** Code is left as it is: `x[1]` cites nothing. */
const code = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;
const citations = /(?:\s?\[\d+(?:\s*,\s*\d+)*\])+/g;

/** An answer cut at its citations, neighbouring ones as one. */
export function partsOf(answer: string): Part[] {
  return inOrder(answer, code).flatMap(({ text, found }) =>
    found
      ? [{ text }]
      : inOrder(text, citations).map((part) =>
          part.found ? { facts: [...part.text.matchAll(/\d+/g)].map(Number) } : { text: part.text },
        ),
  );
}

export const withoutCode = (answer: string): string => answer.replace(code, '');

/** Refuses an answer that rests on nothing, or on a fact that there is not. */
export function citesFacts(count: number): Verifier {
  return {
    name: 'rests on facts',
    check: async (text) => {
      const cited = partsOf(text).flatMap((part) => ('facts' in part ? part.facts : []));
      if (cited.length === 0) return ['It names no fact, as in [2].'];
      const strange = [...new Set(cited.filter((id) => id < 1 || id > count))];
      return strange.map((id) => `There is no fact [${id}].`);
    },
  };
}

/** Everything in `text`, what `pattern` finds apart from what lies between. */
function inOrder(text: string, pattern: RegExp): { text: string; found: boolean }[] {
  const parts: { text: string; found: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), found: false });
    parts.push({ text: match[0], found: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), found: false });
  return parts;
}
