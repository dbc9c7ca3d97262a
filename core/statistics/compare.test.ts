import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile, ProfileSet } from '#protocol/drift.ts';
import { compareProfiles } from './compare.ts';
import { holm } from './holm.ts';
import { populationStabilityIndex } from './psi.ts';
import { denseBins } from './sparse.ts';

const numeric = (name: string, counts: number[], missing = 0): Profile => ({
  kind: 'numeric',
  name,
  edges: counts.slice(1).map((_, index) => index),
  counts,
  missing,
  mean: 0,
});
const categorical = (name: string, counts: number[], other = 0, missing = 0): Profile => ({
  kind: 'categorical',
  name,
  categories: counts.map((_, index) => `c${index}`),
  counts,
  other,
  missing,
});
const set = (inputs: Profile[], outputs: Profile[] = []): ProfileSet => ({ rows: 100, inputs, outputs });
const counts = fc.array(fc.nat(500), { minLength: 4, maxLength: 4 });

describe('holm', () => {
  it('steps down as in the textbook', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((expected, index) => {
      expect(adjusted[index]).toBeCloseTo(expected, 12);
    });
  });
  it('is never below the p value, never above one, and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
        const adjusted = holm(pValues);
        pValues.forEach((p, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          pValues.forEach((other, j) => {
            if (p < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0);
          });
        });
      }),
    );
  });
});

describe('populationStabilityIndex', () => {
  it('is nothing for equal shares and grows as they part', () => {
    expect(populationStabilityIndex([50, 50], [50, 50])).toBe(0);
    expect(populationStabilityIndex([500, 500], [700, 300])).toBeCloseTo((0.4 * Math.log(700.5 / 300.5)) / 2, 3);
  });
  it('is finite and never negative, and the same both ways', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const psi = populationStabilityIndex(a, b);
        expect(Number.isFinite(psi)).toBe(true);
        expect(psi).toBeGreaterThanOrEqual(0);
        expect(populationStabilityIndex(b, a)).toBeCloseTo(psi, 9);
      }),
    );
  });
});

describe('denseBins', () => {
  it('merges sparse numeric bins with their neighbours', () => {
    const bins = denseBins(numeric('x', [1, 2, 20, 30, 1]), numeric('x', [2, 3, 20, 30, 1]));
    expect(bins).toEqual({ reference: [23, 31], now: [25, 31] });
  });
  it('merges rare and unknown categories with each other', () => {
    const bins = denseBins(categorical('x', [40, 3, 4, 30]), categorical('x', [40, 3, 1, 30], 4));
    expect(bins).toEqual({ reference: [40, 30, 7], now: [40, 30, 8] });
  });
  it('keeps missing values apart when there are enough', () => {
    expect(denseBins(numeric('x', [50, 50], 20), numeric('x', [50, 50], 0)).reference).toEqual([50, 50, 20]);
  });
  it('loses no row', () => {
    fc.assert(
      fc.property(counts, counts, fc.nat(20), fc.nat(20), fc.boolean(), (a, b, more, missing, isNumeric) => {
        const before = isNumeric ? numeric('x', a, missing) : categorical('x', a, more, missing);
        const after = isNumeric ? numeric('x', b) : categorical('x', b);
        const bins = denseBins(before, after);
        const sum = (list: number[]) => list.reduce((total, count) => total + count, 0);
        expect(sum(bins.reference)).toBe(sum(a) + missing + (isNumeric ? 0 : more));
        expect(sum(bins.now)).toBe(sum(b));
      }),
    );
  });
});

describe('compareProfiles', () => {
  it('names the column that moved, inputs and outputs alike', () => {
    const reference = set([numeric('a', [50, 50, 50]), categorical('b', [70, 80])], [numeric('score', [75, 75])]);
    const now = set([numeric('a', [49, 52, 49]), categorical('b', [72, 78])], [numeric('score', [20, 130])]);
    const results = compareProfiles(reference, now, 0.01);
    expect(results.map(({ name, role, drifted }) => [name, role, drifted])).toEqual([
      ['a', 'input', false],
      ['b', 'input', false],
      ['score', 'output', true],
    ]);
  });
  it('has p values between 0 and 1, and the same ones whichever sample comes first', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [forth] = compareProfiles(set([numeric('x', a)]), set([numeric('x', b)]), 0.05);
        const [back] = compareProfiles(set([numeric('x', b)]), set([numeric('x', a)]), 0.05);
        if (!forth?.test) return;
        expect(forth.test.pValue).toBeGreaterThanOrEqual(0);
        expect(forth.test.adjustedPValue).toBeLessThanOrEqual(1);
        expect(back?.test?.pValue).toBeCloseTo(forth.test.pValue, 12);
      }),
    );
  });
  it('does not test what has too few rows, and does not call it drifted', () => {
    const [result] = compareProfiles(set([numeric('x', [50, 50])]), set([numeric('x', [3, 0])]), 0.05);
    expect(result).toMatchObject({ test: null, drifted: false });
  });
  it('sees a constant column take a value it never had', () => {
    const [result] = compareProfiles(set([categorical('x', [300])]), set([categorical('x', [150], 50)]), 0.01);
    expect(result?.drifted).toBe(true);
  });
  it('refuses a column counted with other bins', () => {
    expect(() => compareProfiles(set([numeric('x', [1, 2])]), set([numeric('x', [1, 2, 3])]), 0.05)).toThrow(
      /x was not/,
    );
  });
});
