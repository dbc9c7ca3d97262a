// npm test: every suite but those on request, some at the same time, each also alone (npm run test:NAME), and one line over all of
// them at the end.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setup } from '#scripts/setup.ts';
import type { Counts } from './counts.ts';
import { stagesOf } from './lanes.ts';
import { type Ran, results, root, runSuite } from './run-suite.ts';
import { suites } from './suites.ts';

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

const outcomes: Ran[] = [];
for (const stage of stagesOf(chosen)) {
  const ran = await Promise.all(
    stage.map(async (lane) => {
      const made: Ran[] = [];
      for (const suite of lane) made.push(await runSuite(suite, stage.length > 1));
      return made;
    }),
  );
  outcomes.push(...ran.flat());
}

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
