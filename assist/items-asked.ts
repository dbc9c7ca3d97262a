import type { Checklist, Item } from '#protocol/checklist.ts';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

/**
 * The items that a question names: by id or title, or by a word that only one of them has in the titles of its checks.
 * None when it names none.
 */
export function itemsAsked(question: string, { items }: Checklist): Item[] {
  const asked = new Set(wordsOf(question));
  const own = items.map((item) => ({ item, words: new Set(wordsOf(`${item.id} ${item.title}`)) }));
  const ofChecks = items.map((item) => ({
    item,
    words: new Set(wordsOf(item.checks.map(({ title }) => title).join(' '))),
  }));
  const isOnlyIn = (item: Item, word: string): boolean =>
    ofChecks.every((other) => other.item === item || !other.words.has(word));
  return own
    .filter(({ item, words }) => {
      const inChecks = ofChecks.find((other) => other.item === item)?.words ?? new Set();
      return [...asked].some((word) => words.has(word) || (inChecks.has(word) && isOnlyIn(item, word)));
    })
    .map(({ item }) => item);
}
