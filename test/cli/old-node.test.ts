// The command started by a Node that is too old for it. The age is pretended to the real command; the newer Node it goes on
// in, or does not find, is real.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { program, root, slipway } from './cli.ts';

const old = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`if (process.argv[1]?.endsWith('slipway.mjs') && !process.env.WAS_OLD) {
    process.env.WAS_OLD = '1';
    Object.defineProperty(process, 'version', { value: 'v20.11.0' });
  }`)}`,
};

let alone = '';
beforeAll(() => {
  alone = mkdtempSync(join(tmpdir(), 'slipway-old-node-'));
  cpSync(join(root, 'dist'), join(alone, 'dist'), { recursive: true });
});
afterAll(() => rmSync(alone, { recursive: true, force: true }));

it('goes on in the Node it was installed with, with its arguments and its exit code', async () => {
  const found = await slipway(['check', 'samples/penguins-messy/penguins.ipynb', '--format', 'json'], { env: old });
  expect(found.code).toBe(1);
  expect(JSON.parse(found.stdout)).toBeTruthy();
  const missing = await slipway(['check', 'nowhere.ipynb'], { env: old });
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('nowhere.ipynb')]);
});

it('without another Node says which it looked at and what to do', async () => {
  const { code, stderr } = await program(join(alone, 'dist/slipway.mjs'), ['--version'], {
    env: { ...old, PATH: alone },
  });
  expect(code).toBe(2);
  expect(stderr).toContain('needs Node 22.13 or later');
  expect(stderr).toContain('Install Node 24');
});
