import { expect, it } from 'vitest';
import { compareDotted } from './oldest.ts';

it.each([
  ['22.13.0', '22.13', 0],
  ['v22.12.9', '22.13.0', -1],
  ['24.0.0', '22.13.0', 1],
  ['3.9.18', '3.10', -1],
  ['3.10.0rc1', '3.10', 0],
  ['23', '23.0.1', -1],
])('compares %s with %s', (a, b, order) => {
  expect(Math.sign(compareDotted(a, b))).toBe(order);
});
