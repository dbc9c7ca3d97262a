import { builtins } from '#core/python/builtins.ts';

/** Words that may be names; those of texts do no harm. */
export function wordsIn(text: string): string[] {
  const words = [...text.matchAll(/(?<![.\w])[A-Za-z_]\w*/g)].map(([word]) => word);
  return [...new Set(words)].filter((word) => !builtins.has(word));
}
