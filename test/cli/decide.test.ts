// `slipway decide`: what a person says of a check is kept in slipway.yaml, with the reason, and can be taken back.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CheckReport } from '#protocol/check-report.ts';
import { copyOfSample, slipway } from './cli.ts';

let sample: ReturnType<typeof copyOfSample>;
beforeEach(() => {
  sample = copyOfSample('penguins-messy');
});
afterEach(() => sample.remove());

const decide = (...args: readonly string[]) => slipway(['decide', ...args], { cwd: sample.folder });
const manifest = (): string => readFileSync(join(sample.folder, 'slipway.yaml'), 'utf8');

async function stateOf(id: string): Promise<string | undefined> {
  const { stdout } = await slipway(['check', '--format', 'json', 'penguins.ipynb'], { cwd: sample.folder });
  const [file] = CheckReport.parse(JSON.parse(stdout)).files;
  return file?.checklist?.items.flatMap((item) => item.checks).find((check) => check.id === id)?.state;
}

it('answers what only a person can, in the first slipway.yaml where there is none', async () => {
  await slipway(['draft', 'manifest', '--write'], { cwd: sample.folder });
  expect(await stateOf('retraining/trigger')).toBe('human');
  const drafted = manifest();
  const run = await decide('retraining/trigger', '--reason', 'by hand, once a season');
  expect([run.code, run.stdout]).toEqual([0, 'Decided: retraining/trigger, in slipway.yaml.\n']);
  expect(manifest()).toBe(
    `${drafted}\nchecks:\n  decided:\n    - check: retraining/trigger\n      reason: by hand, once a season\n`,
  );
  expect(await stateOf('retraining/trigger')).toBe('done');
  expect((await decide('retraining/trigger', '--take-back')).code).toBe(0);
  expect(manifest()).toBe(drafted);
});

it('says that a check does not apply', async () => {
  expect((await decide('security/authentication', '--not-applicable', '--reason', 'a batch job')).code).toBe(0);
  expect(await stateOf('security/authentication')).toBe('not-applicable');
});

it.each([
  [['security/authentication', '--reason', 'x'], 'not for a person to answer'],
  [['security/autentication', '--not-applicable', '--reason', 'x'], 'was security/authentication meant?'],
  [['security/authentication', '--not-applicable'], 'none was given'],
  [['security/authentication', '--take-back', '--reason', 'x'], 'cannot be used with'],
])('%j is refused, and nothing is written', async (args, why) => {
  const run = await decide(...args);
  expect([run.code, run.stderr]).toEqual([2, expect.stringContaining(why)]);
  expect(manifest).toThrow();
});
