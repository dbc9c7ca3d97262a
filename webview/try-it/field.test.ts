import { describe, expect, it } from 'vitest';
import type { Column } from '#protocol/model.ts';
import { hint, isNew, readField } from './field.ts';

const column = (type: Column['type'], more: Partial<Column> = {}): Column => ({
  name: 'c',
  type,
  missing: false,
  ...more,
});

describe('readField', () => {
  it.each([
    ['float', '1.5', 1.5],
    ['float', '', null],
    ['integer', ' 7 ', 7],
    ['boolean', 'true', true],
    ['string', 'Biscoe', 'Biscoe'],
    ['string', '1', '1'],
  ] as const)('%s from %j is %j', (type, text, value) => {
    expect(readField(column(type), text)).toEqual({ value });
  });

  it.each([
    ['float', 'x'],
    ['float', 'Infinity'],
    ['integer', '1.5'],
    ['integer', ''],
    ['boolean', 'yes'],
    ['string', ''],
  ] as const)('%s refuses %j', (type, text) => {
    expect(readField(column(type), text)).toHaveProperty('problem');
  });

  it('takes an empty field for a missing value where training had some', () => {
    expect(readField(column('string', { missing: true }), '')).toEqual({ value: null });
  });
});

it('says what training saw', () => {
  expect(hint(column('float', { range: [2.5, 10], missing: true }))).toBe('float, seen 2.5 to 10, may be empty');
  expect(isNew(column('float', { range: [2.5, 10] }), 11)).toBe(true);
  expect(isNew(column('string', { categories: ['a'] }), 'b')).toBe(true);
  expect(isNew(column('string', { categories: ['a'] }), 'a')).toBe(false);
  expect(isNew(column('float', { range: [0, 1] }), null)).toBe(false);
});
