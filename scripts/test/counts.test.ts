import { describe, expect, it } from 'vitest';
import { readCounts } from './counts.ts';

const vitest = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  numFailedTestSuites: 0,
  testResults: [],
};

describe('readCounts', () => {
  it('counts pending and todo as skipped', () => {
    expect(readCounts(JSON.stringify(vitest), 'vitest')).toMatchObject({ passed: 3, failed: 0, skipped: 2 });
  });
  it('names what failed, with the first line of why and no colours', () => {
    const testResults = [
      {
        name: 'a.test.ts',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'adds', failureMessages: [] },
          { status: 'failed', fullName: 'divides', failureMessages: ['\u001b[31mexpected 1\u001b[0m\n at line 2'] },
        ],
      },
      { name: 'b.test.ts', message: 'Cannot find module', assertionResults: [] },
    ];
    expect(readCounts(JSON.stringify({ ...vitest, testResults }), 'vitest').failures).toEqual([
      { test: 'divides', why: 'expected 1' },
      { test: 'b.test.ts', why: 'Cannot find module' },
    ]);
  });
  it('counts a file that broke before its first test', () => {
    expect(readCounts(JSON.stringify({ ...vitest, numFailedTestSuites: 1 }), 'vitest').failed).toBe(1);
  });
  it('refuses a report of another shape', () => {
    expect(() => readCounts('{}', 'counts')).toThrow();
  });
});
