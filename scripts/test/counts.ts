import * as z from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a suite's report says: how many, and of each that failed its full name and the first line of why. */
export interface Outcome extends Counts {
  readonly failures: readonly Failed[];
}

const Failed = z.object({ test: z.string(), why: z.string() });
type Failed = z.infer<typeof Failed>;

const File = z.object({
  name: z.string(),
  message: z.string(),
  assertionResults: z.array(
    z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
  ),
});

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  numFailedTestSuites: z.int(),
  testResults: z.array(File),
});
const PlainReport = z.object({
  passed: z.int(),
  failed: z.int(),
  skipped: z.int(),
  failures: z.array(Failed).default([]),
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal begin with this character
const colours = /\u001b\[[0-9;]*m/g;
const firstLine = (text: string): string => (text.replace(colours, '').trim().split('\n')[0] ?? '').slice(0, 300);

/** A file that ended without a single test has its reason in its own message. */
function failuresOf(file: z.infer<typeof File>): Failed[] {
  const tests = file.assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => ({ test: test.fullName, why: firstLine(test.failureMessages?.[0] ?? '') }));
  return tests.length === 0 && file.message !== '' ? [{ test: file.name, why: firstLine(file.message) }] : tests;
}

/** Reads a suite's report. A file that failed outside any test (a broken import, a hook) counts as one failure. */
export function readCounts(text: string, format: 'vitest' | 'counts'): Outcome {
  const json: unknown = JSON.parse(text);
  if (format === 'counts') return PlainReport.parse(json);
  const report = VitestReport.parse(json);
  const outside = report.numFailedTests === 0 && report.numFailedTestSuites > 0 ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + outside,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(failuresOf),
  };
}
