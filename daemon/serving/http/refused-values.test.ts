import { describe, expect, it } from 'vitest';
import { refusedValues } from './refused-values.ts';

describe('what the model refused when it was proven', () => {
  const age = { name: 'age', type: 'float', missing: false, range: [1, 80] as [number, number] } as const;
  const town = { name: 'town', type: 'string', missing: false, categories: ['Bern', 'Rome'] } as const;

  it('is not looked for in a column that answers to everything', () => {
    expect(refusedValues(age)).toBeNull();
    expect(refusedValues({ ...age, refuses: [] })).toBeNull();
  });

  it.each([
    [{ ...age, refuses: ['missing' as const] }, Float32Array.of(3, Number.NaN), /^Input "age", row 1 is missing/],
    [{ ...town, categories: ['Bern'], refuses: ['missing' as const] }, ['Oslo', ''], /^Input "town", row 1 is missing/],
    [
      { ...town, categories: ['Bern'], refuses: ['unseen' as const] },
      ['Bern', 'Oslo'],
      /^Input "town", row 1 is "Oslo"/,
    ],
    [
      { ...age, refuses: ['large' as const] },
      Float32Array.of(80_000, -90_000),
      /^Input "age", row 1 is -90000, more than/,
    ],
    [
      { ...age, type: 'integer' as const, refuses: ['large' as const] },
      BigInt64Array.of(5n, 90_000n),
      /row 1 is 90000/,
    ],
  ])('names column and row of %o', (column, values, message) => {
    expect(() => refusedValues(column)?.(values)).toThrow(message);
  });

  it('lets pass what the model answered', () => {
    expect(() => refusedValues({ ...age, refuses: ['large'] })?.(Float32Array.of(Number.NaN, 80_000))).not.toThrow();
    expect(() => refusedValues({ ...town, categories: ['Bern'], refuses: ['unseen'] })?.(['Bern', ''])).not.toThrow();
  });
});
