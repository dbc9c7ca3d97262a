import * as z from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  numFailedTestSuites: z.int(),
});
const PlainReport = z.object({ passed: z.int(), failed: z.int(), skipped: z.int() });

/** Reads a suite's report. A file that failed outside any test (a broken import, a hook) counts as one failure. */
export function readCounts(text: string, format: 'vitest' | 'counts'): Counts {
  const json: unknown = JSON.parse(text);
  if (format === 'counts') return PlainReport.parse(json);
  const report = VitestReport.parse(json);
  const outside = report.numFailedTests === 0 && report.numFailedTestSuites > 0 ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + outside,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
