import { describe, expect, it } from 'vitest';
import { readCounts } from './counts.ts';

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, numFailedTestSuites: 0 };

describe('readCounts', () => {
  it('counts pending and todo as skipped', () => {
    expect(readCounts(JSON.stringify(vitest), 'vitest')).toEqual({ passed: 3, failed: 0, skipped: 2 });
  });
  it('counts a file that broke before its first test', () => {
    expect(readCounts(JSON.stringify({ ...vitest, numFailedTestSuites: 1 }), 'vitest').failed).toBe(1);
  });
  it('refuses a report of another shape', () => {
    expect(() => readCounts('{}', 'counts')).toThrow();
  });
});
