import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Profile } from '#protocol/drift.ts';
import { accumulator } from './accumulator.ts';
import { binNumeric } from './bin.ts';
import { emptyLike, emptySetLike, merge, mergeSets } from './profile.ts';

const numeric: Profile = {
  kind: 'numeric',
  name: 'age',
  edges: [1, 2.5, 10],
  counts: [0, 0, 0, 0],
  missing: 0,
  mean: null,
};
const categorical: Profile = {
  kind: 'categorical',
  name: 'sex',
  categories: ['female', 'male'],
  counts: [0, 0],
  other: 0,
  missing: 0,
};
const numbers = fc.array(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.constant(Number.NaN)), { maxLength: 30 });
const texts = fc.array(fc.constantFrom('female', 'male', 'x', ''), { maxLength: 30 });

function count(reference: Profile, values: readonly (number | string)[]): Profile {
  const counter = accumulator(reference);
  for (const value of values) counter.add(value);
  return counter.profile();
}

/** Means are sums in another order, so they may differ in the last digit. */
function roughly(profile: Profile): Profile {
  return profile.kind === 'numeric' && profile.mean !== null
    ? { ...profile, mean: Number(profile.mean.toFixed(9)) + 0 }
    : profile;
}

describe('binNumeric', () => {
  it.each([
    [-Infinity, 0],
    [1, 0],
    [1.000001, 1],
    [2.5, 1],
    [10, 2],
    [10.5, 3],
    [Infinity, 3],
    [Number.NaN, -1],
  ])('puts %d into bin %d of 1, 2.5, 10', (value, bin) => {
    expect(binNumeric(value, [1, 2.5, 10])).toBe(bin);
  });
  it('agrees with counting the edges below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (edges, value) => {
        const sorted = [...new Set(edges)].sort((a, b) => a - b);
        expect(binNumeric(value, sorted)).toBe(sorted.filter((edge) => edge < value).length);
      }),
    );
  });
});

describe('accumulator', () => {
  it('counts numbers, missing ones apart, and their mean', () => {
    expect(count(numeric, [0, 1, 2, 3, 100, Number.NaN])).toEqual({
      ...numeric,
      counts: [2, 1, 1, 1],
      missing: 1,
      mean: 21.2,
    });
  });
  it('counts categories, unknown ones and missing ones apart', () => {
    expect(count(categorical, ['male', 'male', 'robot', ''])).toEqual({
      ...categorical,
      counts: [0, 2],
      other: 1,
      missing: 1,
    });
  });
  it('compares single-precision values with edges of the same precision', () => {
    const edge: Profile = { ...numeric, edges: [0.1], counts: [0, 0] };
    const single = accumulator(edge, 'single');
    single.add(Math.fround(0.1));
    expect(single.profile().counts).toEqual([1, 0]);
    expect(count(edge, [Math.fround(0.1)]).counts).toEqual([0, 1]);
  });
  it('goes on from a profile as if it had never stopped', () => {
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const resumed = accumulator(numeric, 'double', count(numeric, first));
        for (const value of second) resumed.add(value);
        expect(roughly(resumed.profile())).toEqual(roughly(count(numeric, [...first, ...second])));
      }),
    );
  });
  it('starts anew after a reset', () => {
    const counter = accumulator(categorical);
    counter.add('male');
    counter.reset();
    expect(counter.profile()).toEqual(categorical);
  });
});

describe('merge', () => {
  it('gives what one pass over all rows gives', () => {
    fc.assert(
      fc.property(numbers, numbers, texts, texts, (a, b, c, d) => {
        expect(roughly(merge(count(numeric, a), count(numeric, b)))).toEqual(roughly(count(numeric, [...a, ...b])));
        expect(merge(count(categorical, c), count(categorical, d))).toEqual(count(categorical, [...c, ...d]));
      }),
    );
  });
  it('is commutative and associative', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (x, y, z) => {
        const [a, b, c] = [count(numeric, x), count(numeric, y), count(numeric, z)];
        expect(roughly(merge(a, b))).toEqual(roughly(merge(b, a)));
        expect(roughly(merge(merge(a, b), c))).toEqual(roughly(merge(a, merge(b, c))));
      }),
    );
  });
  it('leaves a profile as it is when nothing is added', () => {
    const set = { rows: 2, inputs: [count(numeric, [1, 2])], outputs: [count(categorical, ['male', 'x'])] };
    expect(mergeSets(set, emptySetLike(set))).toEqual(set);
    expect(emptyLike(count(numeric, [1, 2]))).toEqual(numeric);
  });
  it('refuses other bins', () => {
    expect(() => merge(numeric, categorical)).toThrow(RangeError);
    expect(() => merge(numeric, { ...numeric, edges: [1, 2, 3] })).toThrow(/different bins/);
  });
});
