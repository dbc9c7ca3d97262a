import { expect, it } from 'vitest';
import { count, percent, pValue, short } from './numbers.ts';

it.each([
  [0, '< 0.0001'],
  [0.00005, '< 0.0001'],
  [0.0042, '0.0042'],
  [0.0501, '0.05'],
  [1, '1'],
])('p = %d reads %s', (value, text) => {
  expect(pValue(value)).toBe(text);
});

it('numbers are short', () => {
  expect([short(4201.75), short(0.000123456), short(-3)]).toEqual(['4202', '0.0001235', '-3']);
  expect([percent(0), percent(0.034), percent(0.5)]).toEqual(['0 %', '3.4 %', '50 %']);
  expect([count(1, 'row'), count(1200, 'row')]).toEqual(['1 row', '1,200 rows']);
});
