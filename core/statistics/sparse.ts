import type { Profile } from '#protocol/drift.ts';

/** Least expected count of a bin in either sample for the chi-square distribution to hold (Cochran 1954). */
export const leastExpected = 5;

/** Counts of two profiles of the same column over the same bins, none of them sparse. */
export interface Bins {
  readonly reference: number[];
  readonly now: number[];
}

/**
 * The bins of two profiles, with those merged that expect fewer than `least` values in either sample. Which bins are
 * merged depends on the pooled counts only and never on how the samples differ, so the test stays valid.
 * Numeric bins are merged with their neighbours; rare categories, unknown ones and missing values with each other.
 */
export function denseBins(reference: Profile, now: Profile, least: number = leastExpected): Bins {
  const a = allCounts(reference);
  const b = allCounts(now);
  const rowsA = a.ordered.concat(a.rest).reduce((sum, count) => sum + count, 0);
  const rowsB = b.ordered.concat(b.rest).reduce((sum, count) => sum + count, 0);
  const share = Math.min(rowsA, rowsB) / Math.max(1, rowsA + rowsB);
  const enough = (pooled: number): boolean => pooled * share >= least;
  const merged: Bins = { reference: [], now: [] };
  if (reference.kind === 'numeric') mergeNeighbours(a.ordered, b.ordered, enough, merged);
  else mergeRare([...a.ordered, ...a.rest], [...b.ordered, ...b.rest], enough, merged);
  if (reference.kind === 'numeric') mergeRare(a.rest, b.rest, enough, merged);
  return merged;
}

/** Counts in the order of the profile, and those outside its bins: unknown categories and missing values. */
function allCounts(profile: Profile): { ordered: number[]; rest: number[] } {
  const rest = profile.kind === 'numeric' ? [profile.missing] : [profile.other, profile.missing];
  return { ordered: [...profile.counts], rest };
}

function mergeNeighbours(a: number[], b: number[], enough: (pooled: number) => boolean, into: Bins): void {
  let sumA = 0;
  let sumB = 0;
  for (let index = 0; index < a.length; index++) {
    sumA += a[index] ?? 0;
    sumB += b[index] ?? 0;
    if (!enough(sumA + sumB)) continue;
    into.reference.push(sumA);
    into.now.push(sumB);
    sumA = 0;
    sumB = 0;
  }
  addToLast(into, sumA, sumB);
}

function mergeRare(a: number[], b: number[], enough: (pooled: number) => boolean, into: Bins): void {
  let sumA = 0;
  let sumB = 0;
  for (let index = 0; index < a.length; index++) {
    const inA = a[index] ?? 0;
    const inB = b[index] ?? 0;
    if (enough(inA + inB)) {
      into.reference.push(inA);
      into.now.push(inB);
    } else {
      sumA += inA;
      sumB += inB;
    }
  }
  if (enough(sumA + sumB)) {
    into.reference.push(sumA);
    into.now.push(sumB);
  } else addToLast(into, sumA, sumB);
}

function addToLast(into: Bins, a: number, b: number): void {
  if (a + b === 0) return;
  const last = into.reference.length - 1;
  if (last < 0) {
    into.reference.push(a);
    into.now.push(b);
    return;
  }
  into.reference[last] = (into.reference[last] ?? 0) + a;
  into.now[last] = (into.now[last] ?? 0) + b;
}
