import { expect, it } from 'vitest';
import { backoff } from './backoff.ts';

it('doubles up to ten seconds, half of it left to chance', () => {
  expect([0, 1, 2, 5, 6, 50].map((attempt) => backoff(attempt, () => 1))).toEqual([
    200, 400, 800, 6400, 10_000, 10_000,
  ]);
  expect([0, 1, 2, 5, 6, 50].map((attempt) => backoff(attempt, () => 0))).toEqual([100, 200, 400, 3200, 5000, 5000]);
});
