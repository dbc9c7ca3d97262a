import { describe, expect, it } from 'vitest';
import type { Profile } from '#protocol/drift.ts';
import { binsOf, rowsOf } from './bins.ts';

const numeric = (counts: number[], missing = 0): Profile => ({
  kind: 'numeric',
  name: 'mass',
  edges: [3000, 4500],
  counts,
  missing,
  mean: null,
});
const categorical = (counts: number[], other = 0): Profile => ({
  kind: 'categorical',
  name: 'island',
  categories: ['Biscoe', 'Dream'],
  counts,
  other,
  missing: 0,
});

describe('binsOf', () => {
  it('names intervals as the profile cuts them, and gives shares of all rows', () => {
    expect(binsOf(numeric([1, 2, 1]), numeric([5, 5, 0], 10))).toEqual([
      { label: '≤ 3000', reference: 0.25, now: 0.25 },
      { label: '3000 – 4500', reference: 0.25, now: 0.5 },
      { label: '> 4500', reference: 0, now: 0.25 },
      { label: 'missing', reference: 0.5, now: 0 },
    ]);
  });

  it('shows what is new as other, and leaves out what nobody has', () => {
    expect(binsOf(categorical([1, 0], 3), categorical([2, 2])).map(({ label, now }) => [label, now])).toEqual([
      ['Biscoe', 0.25],
      ['Dream', 0],
      ['other', 0.75],
    ]);
  });

  it('has no reference before anything was compared, and no share of no rows', () => {
    expect(binsOf(numeric([0, 0, 0]), null)[0]).toEqual({ label: '≤ 3000', reference: null, now: 0 });
  });
});

it('counts every row, missing and other ones too', () => {
  expect(rowsOf(numeric([1, 2, 3], 4))).toBe(10);
  expect(rowsOf(categorical([1, 2], 3))).toBe(6);
});
