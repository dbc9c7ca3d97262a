import { expect, it } from 'vitest';
import { limitsFrom } from './limits.ts';

const defaults = { total: 3600, output: 10 };
const from = (values: Record<string, unknown>) => limitsFrom((name) => values[name], defaults);

it('takes the limits of the settings, and the defaults for the rest', () => {
  expect(from({})).toEqual(defaults);
  expect(from({ 'run.timeout': 60, 'run.cellTimeout': null, 'run.memory': 2048 })).toEqual({
    total: 60,
    memory: 2048,
    output: 10,
  });
});

it.each(['60', 0, -1, Number.NaN, true])('names a setting that holds %j', (value) => {
  expect(() => from({ 'run.cellTimeout': value })).toThrow(/slipway\.run\.cellTimeout/);
});
