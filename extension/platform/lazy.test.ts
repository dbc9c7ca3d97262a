import { expect, it } from 'vitest';
import { Lazy } from './lazy.ts';

it('is made once, when first asked for', async () => {
  let made = 0;
  const lazy = new Lazy(async () => ++made);
  expect([lazy.begun, made]).toEqual([false, 0]);
  expect(await Promise.all([lazy.get(), lazy.get()])).toEqual([1, 1]);
  expect([lazy.begun, await lazy.get()]).toEqual([true, 1]);
});

it.each([
  ['later', () => Promise.reject(new Error('not yet'))],
  [
    'at once',
    () => {
      throw new Error('not yet');
    },
  ],
])('is tried again where it failed %s', async (_, fail: () => Promise<string>) => {
  let tries = 0;
  const lazy = new Lazy(() => (++tries === 1 ? fail() : Promise.resolve('there')));
  await expect(lazy.get()).rejects.toThrow('not yet');
  expect(lazy.begun).toBe(false);
  expect(await lazy.get()).toBe('there');
});
