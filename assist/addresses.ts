import type { Verifier } from './request.ts';

const address = /\b(?:https?|ftp|data|command|vscode):[^\s)>\]"'`]+|\bwww\.[^\s)>\]"'`]+/gi;
const picture = /!\[[^\]]*\]\(|<(?:img|script|iframe|link|object|embed)\b/i;

/**
 * Refuses a text that names an address its facts do not: models make links up, and what draws a picture from elsewhere
 * tells that place what the link holds.
 */
export function addressesHaveASource(facts: string): Verifier {
  const known = new Set(facts.match(address) ?? []);
  return {
    name: 'addresses have a source',
    check: async (text) => [
      ...[...new Set(text.match(address) ?? [])]
        .filter((found) => !known.has(found))
        .map((found) => `The address ${found} stands in no fact.`),
      ...(picture.test(text) && !picture.test(facts) ? ['It draws a picture or loads something from elsewhere.'] : []),
    ],
  };
}
