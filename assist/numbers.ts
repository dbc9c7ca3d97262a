import type { Verifier } from './request.ts';

/**
 * A number as prose writes it, with thousands separated or not, and the unit that follows it if any. Digits inside words,
 * ordinals, versions with several dots, dates and digests are not numbers.
 */
const number =
  /(?<![\w.-]|\d,)(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?(?:e-?\d+)?)(?:(?!st\b|nd\b|rd\b|th\b|D\b)([a-zA-Zµ]{1,8})(?![\w-])|( ?%)|(?![\w-]|\.\d))(?: (percent|ms|milliseconds?|µs|ns|seconds?|minutes?|hours?|[kKMGT]i?B|rps|qps)\b)?/g;

const multiples: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, B: 1e9, bn: 1e9 };

interface Stated {
  readonly text: string;
  readonly value: number;
  /** Digits after the point that the text gives, of the value as a share where it is a percentage. */
  readonly decimals: number;
  /** It measures something: it has a unit, or is a percentage. */
  readonly isMeasure: boolean;
}

/**
 * Refuses a text that states a number its facts do not hold: a number has a source. A fact may be rounded to fewer
 * digits or written in percent. Small counts of things in the text (up to 10) are language, not measurement.
 */
export function numbersHaveASource(facts: string): Verifier {
  const known = stated(facts).map(({ value }) => value);
  return {
    name: 'numbers have a source',
    check: async (text) => {
      const strange = stated(text).filter((found) => !isKnown(found, known));
      return [...new Set(strange.map((found) => `${found.text} stands in no fact.`))];
    },
  };
}

function stated(text: string): Stated[] {
  return [...text.matchAll(number)].map(([whole, digits = '', glued = '', percent = '', unit = '']) => {
    const isShare = percent !== '' || unit === 'percent';
    const value = Number(digits.replaceAll(',', '')) * (multiples[glued] ?? 1);
    const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
    return {
      text: whole,
      value: isShare ? value / 100 : value,
      decimals: decimals + (isShare ? 2 : 0),
      isMeasure: isShare || glued !== '' || unit !== '',
    };
  });
}

function isKnown({ value, decimals, isMeasure }: Stated, known: readonly number[]): boolean {
  if (!isMeasure && Number.isInteger(value) && value >= 0 && value <= 10) return true;
  const half = decimals === 0 ? 0 : 0.5 * 10 ** -decimals * (1 + 1e-9);
  return known.some((fact) => Math.abs(fact - value) <= half);
}
