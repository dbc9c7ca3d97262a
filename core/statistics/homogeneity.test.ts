import { describe, expect, it } from 'vitest';
import { normal, profileOf, type Row, referenceOf, seeded } from '#test/support/simulated-rows.ts';
import { compareProfiles } from './compare.ts';

const alpha = 0.05;
/** Six correlated, skewed, discrete, zero-inflated and rare-category columns, and one with missing values. */
const names = ['normal', 'correlated', 'lognormal', 'discrete', 'inflated', 'category', 'gaps'];

function source(seed: number, shift = 0): () => Row {
  const random = seeded(seed);
  const gauss = normal(random);
  return () => {
    const first = gauss() + shift;
    return [
      first,
      first / 2 + gauss(),
      Math.exp(gauss()),
      Math.floor(random() * 4),
      random() < 0.6 ? 0 : Math.exp(gauss()),
      category(random()),
      random() < 0.03 ? Number.NaN : gauss(),
    ];
  };
}

function category(u: number): string {
  if (u < 0.6) return 'a';
  if (u < 0.85) return 'b';
  return u < 0.95 ? 'c' : u < 0.98 ? 'd' : u < 0.995 ? 'e' : 'f';
}

const take = (count: number, next: () => Row): Row[] => Array.from({ length: count }, next);

/** Share of windows in which any column was called drifted, each with a reference of its own. */
function alarmRate(windows: number, referenceRows: number, rows: number, shift: number, seed: number): number {
  const before = source(seed);
  const after = source(seed + 1, shift);
  let alarms = 0;
  for (let window = 0; window < windows; window++) {
    const reference = referenceOf(names, take(referenceRows, before));
    const now = profileOf(reference, take(rows, after));
    if (compareProfiles(reference, now, alpha).some(({ drifted }) => drifted)) alarms++;
  }
  return alarms / windows;
}

describe('the false-alarm rate of a window, over all columns together', () => {
  it.each([
    { referenceRows: 344, rows: 50, windows: 1500 },
    { referenceRows: 344, rows: 200, windows: 1500 },
    { referenceRows: 344, rows: 1000, windows: 800 },
    { referenceRows: 3000, rows: 200, windows: 400 },
  ])(
    'is at most the stated one with $referenceRows reference rows and windows of $rows',
    ({ referenceRows, rows, windows }) => {
      const threeSigma = 3 * Math.sqrt((alpha * (1 - alpha)) / windows);
      const rate = alarmRate(windows, referenceRows, rows, 0, 20261123);
      expect(rate).toBeLessThanOrEqual(alpha + threeSigma);
      expect(rate).toBeGreaterThan(0);
    },
  );
});

describe('the power of a window', () => {
  it('finds one column shifted by a standard deviation in nearly every window of 200', () => {
    expect(alarmRate(100, 344, 200, 1, 7)).toBeGreaterThan(0.99);
  });
  it('finds a shift of half of one in most windows of 200', () => {
    expect(alarmRate(100, 344, 200, 0.5, 8)).toBeGreaterThan(0.8);
  });
});
