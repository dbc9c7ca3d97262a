/**
 * Milliseconds to wait before attempt 0, 1, 2 ...: doubling from 200 up to 10 000, with the upper half left to chance so
 * that several windows that lost the same daemon do not come back in step.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const most = Math.min(10_000, 200 * 2 ** attempt);
  return most / 2 + (most / 2) * random();
}
