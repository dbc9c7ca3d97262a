import { expect, it } from 'vitest';
import { inUnits } from './size.ts';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1.5 kB'],
  [142_300_000, '142 MB'],
  [2_340_000_000, '2.3 GB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(inUnits(bytes)).toBe(text);
});
