import type { Verifier } from './request.ts';

/** A number as prose writes it. Digits inside words, versions with several dots, dates and digests are not numbers. */
const number = /(?<![\w.-])-?\d+(?:\.\d+)?(?:e-?\d+)?%?(?![\w-]|\.\d)/gi;

/**
 * Refuses a text that states a number its facts do not hold: a number has a source. A fact may be rounded to fewer
 * digits or written in percent. Small counts of things in the text (up to 10) are language, not measurement.
 */
export function numbersHaveASource(facts: string): Verifier {
  const known = [...facts.matchAll(number)].map(([text]) => numeric(text));
  return {
    name: 'numbers have a source',
    check: async (text) => {
      const strange = [...text.matchAll(number)].map(([found]) => found).filter((found) => !isKnown(found, known));
      return [...new Set(strange)].map((found) => `${found} stands in no fact.`);
    },
  };
}

const numeric = (text: string): number => (text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text));

function isKnown(text: string, known: readonly number[]): boolean {
  const value = numeric(text);
  if (Number.isInteger(value) && value >= 0 && value <= 10 && !text.endsWith('%')) return true;
  const decimals = (/\.(\d+)/.exec(text)?.[1]?.length ?? 0) + (text.endsWith('%') ? 2 : 0);
  const half = 0.5 * 10 ** -decimals * (1 + 1e-9);
  return known.some((fact) => Math.abs(fact - value) <= (decimals === 0 && !text.endsWith('%') ? 0 : half));
}
