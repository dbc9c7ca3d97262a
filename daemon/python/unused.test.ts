import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keptFor, noteUse, removeUnused } from './unused.ts';

it('removes environments that nobody used for 30 days, and nothing else', async () => {
  const envs = await mkdtemp(join(tmpdir(), 'slipway-envs-'));
  const [used, old] = ['a'.repeat(64), 'b'.repeat(64)];
  for (const name of [used, old, `${'c'.repeat(64)}.unused`, 'mine']) {
    await mkdir(join(envs, name));
    await writeFile(join(envs, name, 'file'), '');
    await noteUse(join(envs, name), new Date(1_000_000_000_000));
  }
  const now = new Date(1_000_000_000_000 + keptFor + 1);
  await noteUse(join(envs, used), now);
  await removeUnused(envs, now);
  expect((await readdir(envs)).sort()).toEqual([used, 'mine']);
  await rm(envs, { recursive: true });
});
