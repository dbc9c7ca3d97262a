import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Outcome, readCounts } from './counts.ts';
import type { Suite } from './suites.ts';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Where suites leave their reports. */
export const results = join(root, 'test-results');

/** A suite's counts, its exit code and how long it took by the clock. */
export interface Ran extends Outcome {
  readonly suite: Suite;
  readonly exit: number;
  readonly seconds: number;
}

/** Pythons of the suites keep their bytecode, whatever the machine has: compiling libraries anew is most of a short run. */
const { PYTHONDONTWRITEBYTECODE: _unkept, ...env } = process.env;

/** Runs a suite to its end. Its lines get its name where others run beside it. */
export async function runSuite(suite: Suite, beside: boolean): Promise<Ran> {
  console.log(`\n== ${suite.name}: ${suite.what}`);
  const report = join(results, suite.report.file);
  rmSync(report, { force: true });
  const began = process.hrtime.bigint();
  const child = spawn(process.execPath, [join(root, 'scripts/with-node.mjs'), ...suite.command], {
    cwd: root,
    env,
    stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  named(suite.name, child.stdout);
  named(suite.name, child.stderr);
  const exit = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  if (!existsSync(report)) {
    console.error(`${suite.name}: no report was written, so the suite did not get to its end (exit ${exit}).`);
    return { suite, passed: 0, failed: 1, skipped: 0, failures: [], exit, seconds };
  }
  return { suite, ...readCounts(readFileSync(report, 'utf8'), suite.report.format), exit, seconds };
}

function named(name: string, stream: Readable | null): void {
  if (stream === null) return;
  createInterface({ input: stream }).on('line', (line) => console.log(`${name.padEnd(8)}| ${line}`));
}
