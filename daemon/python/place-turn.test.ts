import { mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inTurn } from './place-turn.ts';

it('does one thing after the other with a folder, whatever leads to it and however the first ended', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'slipway-turn-'));
  await mkdir(join(parent, 'project'));
  await symlink(join(parent, 'project'), join(parent, 'link'));
  const done: string[] = [];
  const gate = Promise.withResolvers<void>();
  const began = Promise.withResolvers<void>();
  const first = inTurn(join(parent, 'project', 'model'), async () => {
    began.resolve();
    await gate.promise;
    done.push('first');
    throw new Error('it failed');
  });
  const failed = expect(first).rejects.toThrow('it failed');
  await began.promise;
  const second = inTurn(join(parent, 'link', 'model'), async () => done.push('second'));
  await inTurn(join(parent, 'other'), async () => done.push('another place'));
  gate.resolve();
  await failed;
  await second;
  expect(done).toEqual(['another place', 'first', 'second']);
});
