import { upperGamma } from './gamma.ts';

/** Probability that a chi-square variable of `degreesOfFreedom` (at least 1) exceeds `statistic`. */
export function chiSquareSurvival(statistic: number, degreesOfFreedom: number): number {
  return Math.min(1, Math.max(0, upperGamma(degreesOfFreedom / 2, statistic / 2)));
}

export interface ChiSquareTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/**
 * Pearson's test that two samples, counted over the same bins, come from one distribution. It takes the sampling error
 * of both into account, so a small reference makes it careful and not wrong. Bins empty in both say nothing and are left
 * out; null when fewer than two bins remain or a sample is empty.
 */
export function pearsonTest(a: readonly number[], b: readonly number[]): ChiSquareTest | null {
  return overBins(a, b, (inA, inB, totalA, totalB) => {
    const difference = inA * totalB - inB * totalA;
    return (difference / totalA / totalB) * (difference / (inA + inB));
  });
}

/** The likelihood ratio (G) test of the same. */
export function likelihoodRatioTest(a: readonly number[], b: readonly number[]): ChiSquareTest | null {
  return overBins(a, b, (inA, inB, totalA, totalB) => {
    const expected = (inA + inB) / (totalA + totalB);
    return 2 * (entropyTerm(inA, expected * totalA) + entropyTerm(inB, expected * totalB));
  });
}

/**
 * Whichever of the two has the larger p value. At the small levels a correction for many columns asks for, Pearson's
 * statistic exceeds its chi-square distribution up to threefold where a few counts are expected in one sample and many in
 * the other (bins that are quantiles of a small reference are the same case), and the likelihood ratio does so where
 * bins run empty; never both. `homogeneity.test.ts` simulates it.
 */
export function homogeneityTest(a: readonly number[], b: readonly number[]): ChiSquareTest | null {
  const pearson = pearsonTest(a, b);
  const ratio = likelihoodRatioTest(a, b);
  return pearson && ratio && ratio.statistic < pearson.statistic ? ratio : pearson;
}

type Term = (inA: number, inB: number, totalA: number, totalB: number) => number;

function overBins(a: readonly number[], b: readonly number[], term: Term): ChiSquareTest | null {
  const totalA = total(a);
  const totalB = total(b);
  if (totalA === 0 || totalB === 0) return null;
  let statistic = 0;
  let bins = 0;
  for (let index = 0; index < a.length; index++) {
    const inA = a[index] ?? 0;
    const inB = b[index] ?? 0;
    if (inA + inB === 0) continue;
    statistic += term(inA, inB, totalA, totalB);
    bins++;
  }
  if (bins < 2) return null;
  // The terms of a likelihood ratio cancel; rounding must not leave less than nothing.
  statistic = Math.max(0, statistic);
  return { statistic, degreesOfFreedom: bins - 1, pValue: chiSquareSurvival(statistic, bins - 1) };
}

const entropyTerm = (count: number, expected: number): number => (count === 0 ? 0 : count * Math.log(count / expected));
const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
