import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inEnvironment } from '#daemon/rpc/environment.ts';
import { findInterpreter, type Wanted } from './find-interpreter.ts';
import { inspectInterpreter } from './interpreter.ts';

let folder: string;
let minor: string;
beforeAll(async () => {
  const here = await inspectInterpreter('python3', AbortSignal.timeout(60_000));
  if (typeof here === 'string') throw new Error(here);
  minor = here.version.split('.').slice(0, 2).join('.');
  folder = await mkdtemp(join(tmpdir(), 'slipway-interpreter-'));
  await symlink(here.path, join(folder, 'python3'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const find = (more: Partial<Wanted>) =>
  inEnvironment({ PATH: folder }, () => findInterpreter({ project: folder, ...more }, AbortSignal.timeout(60_000)));

it('takes another Python than the notebook was written with, and says so', async () => {
  const found = await find({ wished: '3.7' });
  expect(found.notes).toEqual([`The notebook was written with Python 3.7; this is ${found.version}.`]);
  expect((await find({ wished: minor })).notes).toEqual([]);
});

it('takes no other one than slipway.yaml asks for', async () => {
  await expect(find({ version: '3.7', wished: '3.7' })).rejects.toThrow('No Python 3.7 was found.');
});
