import { describe, expect, it } from 'vitest';
import { chiSquareSurvival, homogeneityTest, likelihoodRatioTest, pearsonTest } from './chi-square.ts';

/** Statistic, degrees of freedom, survival: mpmath 1.3 with 40 digits, gammainc(df/2, x/2, inf, regularized=True). */
const survival: [number, number, number][] = [
  [0.001, 1, 0.9747728793699604],
  [0.5, 1, 0.4795001221869535],
  [3.841458820694124, 1, 0.05000000000000006],
  [10, 1, 0.0015654022580025497],
  [50, 1, 1.537459794428035e-12],
  [0.1, 2, 0.951229424500714],
  [5.991, 2, 0.05001161502657909],
  [7, 3, 0.07189777249646513],
  [11.6571382285668, 3, 0.008654882174408404],
  [2, 9, 0.9914676066288135],
  [16.918977604620448, 9, 0.05000000000000003],
  [30, 9, 0.00043872177097947947],
  [100, 9, 1.5735176303753944e-17],
  [5, 20, 0.9997226479053791],
  [31.41, 20, 0.050005239202315165],
  [60, 20, 7.121750862815577e-6],
  [90, 99, 0.7298344102846511],
  [150, 99, 0.0007204453957169629],
  [1000, 1000, 0.49405285382923964],
  [1200, 1000, 1.2255942330622905e-5],
  [300, 5, 1.0015302305957845e-62],
  [700, 9, 6.916357838795498e-145],
];

/** Two samples; statistic, degrees of freedom, p by SciPy 1.17.1, chi2_contingency(..., correction=False); G and its p. */
const tables: [number[], number[], number, number, number, number, number][] = [
  [
    [120, 90, 40, 10],
    [100, 95, 60, 25],
    11.657138228566797,
    3,
    0.008654882174408421,
    11.883470072152697,
    0.007793191941167218,
  ],
  [[30, 40, 50], [10, 20, 5], 9.827290764790765, 2, 0.0073456617185335684, 10.710921199718054, 0.004722293908597532],
  [
    [5, 0, 12, 9],
    [0, 7, 10, 14],
    12.929667807648174,
    3,
    0.004791197995052842,
    17.474125073507906,
    0.0005645261547145294,
  ],
  [[344, 344, 344], [20, 21, 19], 0.0945062077814258, 2, 0.9538459449155555, 0.09454719598311079, 0.9538263969008824],
];

describe('chiSquareSurvival', () => {
  it.each(survival)('of %d with %d degrees of freedom', (statistic, degrees, expected) => {
    expect(Math.abs(chiSquareSurvival(statistic, degrees) / expected - 1)).toBeLessThan(1e-11);
  });
  it('is 1 at nothing and 0 at infinity', () => {
    expect([chiSquareSurvival(0, 4), chiSquareSurvival(Infinity, 4)]).toEqual([1, 0]);
  });
  it('refuses no degrees of freedom', () => {
    expect(() => chiSquareSurvival(1, 0)).toThrow(RangeError);
  });
});

describe('tests of homogeneity', () => {
  it.each(tables)('%j against %j', (a, b, statistic, degrees, pValue, ratio, ratioP) => {
    const pearson = pearsonTest(a, b);
    expect(pearson?.statistic).toBeCloseTo(statistic, 9);
    expect(pearson?.degreesOfFreedom).toBe(degrees);
    expect(pearson?.pValue).toBeCloseTo(pValue, 11);
    const likelihood = likelihoodRatioTest(a, b);
    expect(likelihood?.statistic).toBeCloseTo(ratio, 9);
    expect(likelihood?.pValue).toBeCloseTo(ratioP, 11);
    expect(homogeneityTest(a, b)?.pValue).toBe(Math.max(pearson?.pValue ?? 0, likelihood?.pValue ?? 0));
  });
  it('leaves out bins that are empty in both samples', () => {
    expect(homogeneityTest([10, 0, 20], [12, 0, 18])).toEqual(homogeneityTest([10, 20], [12, 18]));
  });
  it('has nothing to say about one bin, or an empty sample', () => {
    expect(homogeneityTest([10, 0], [12, 0])).toBeNull();
    expect(homogeneityTest([10, 5], [0, 0])).toBeNull();
  });
});
