// npm test: every suite in order but those on request, each also alone (npm run test:NAME), and one line over all of them at the end.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setup } from '#scripts/setup.ts';
import { type Counts, type Outcome, readCounts } from './counts.ts';
import { type Suite, suites } from './suites.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const results = join(root, 'test-results');

function run(suite: Suite): Outcome & { exit: number; seconds: number } {
  const report = join(results, suite.report.file);
  rmSync(report, { force: true });
  const began = process.hrtime.bigint();
  const child = spawnSync(process.execPath, [join(root, 'scripts/with-node.mjs'), ...suite.command], {
    cwd: root,
    stdio: 'inherit',
  });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const exit = child.status ?? 1;
  if (!existsSync(report)) {
    console.error(`${suite.name}: no report was written, so the suite did not get to its end (exit ${exit}).`);
    return { passed: 0, failed: 1, skipped: 0, failures: [], exit, seconds };
  }
  return { ...readCounts(readFileSync(report, 'utf8'), suite.report.format), exit, seconds };
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`No suite named ${unknown.join(', ')}. There are: ${suites.map((suite) => suite.name).join(', ')}.`);
  process.exit(2);
}
const chosen = suites.filter(({ name, onRequest }) => (names.length > 0 ? names.includes(name) : onRequest !== true));

const lacking = setup((line) => console.log(line));
if (lacking.length > 0) {
  for (const line of lacking) console.error(line);
  process.exit(2);
}
mkdirSync(results, { recursive: true });
const built = spawnSync(process.execPath, [join(root, 'scripts/with-node.mjs'), 'build.ts'], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(1);

const outcomes = chosen.map((suite) => {
  console.log(`\n== ${suite.name}: ${suite.what}`);
  return { suite, ...run(suite) };
});

// Last of all, where whoever reads only the end of a log finds them.
for (const { suite, failures } of outcomes)
  for (const { test, why } of failures) console.log(`\n${suite.name} FAILED ${test}\n    ${why}`);

console.log('\nsuite        passed  failed  skipped  seconds');
for (const { suite, passed, failed, skipped, seconds } of outcomes) {
  console.log(
    `${suite.name.padEnd(12)} ${`${passed}`.padStart(6)} ${`${failed}`.padStart(7)} ${`${skipped}`.padStart(8)} ${seconds.toFixed(0).padStart(8)}`,
  );
}
const empty = outcomes.filter(({ passed, failed }) => passed + failed === 0);
for (const { suite } of empty) console.error(`${suite.name}: the suite executed nothing, which counts as a failure.`);
const crashed = outcomes.filter(({ exit, failed, passed }) => exit !== 0 && failed === 0 && passed > 0);
for (const { suite, exit } of crashed)
  console.error(`${suite.name}: every test passed but the runner ended with ${exit}.`);

const sum = (of: (outcome: Counts) => number): number => outcomes.reduce((total, outcome) => total + of(outcome), 0);
const failed = sum((outcome) => outcome.failed) + empty.length + crashed.length;
console.log(
  `\n${sum((outcome) => outcome.passed)} passed, ${failed} failed, ${sum((outcome) => outcome.skipped)} skipped`,
);
process.exit(failed > 0 ? 1 : 0);
