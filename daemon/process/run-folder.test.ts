import { existsSync } from 'node:fs';
import { mkdtemp, readdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newRun, removeOldRuns, withRun } from './run-folder.ts';

it('goes in the end, and with the next start whatever process number it bears', async () => {
  const state = await mkdtemp(join(tmpdir(), 'slipway-state-'));
  const left = await newRun(state);
  if (process.platform !== 'win32') expect((await stat(join(left, '..'))).mode & 0o777).toBe(0o700);
  await expect(withRun(state, () => Promise.reject(new Error('it failed')))).rejects.toThrow('it failed');
  expect(await readdir(join(state, 'runs'))).toHaveLength(1);
  await removeOldRuns(state);
  expect(existsSync(left)).toBe(false);
  await removeOldRuns(state);
});
