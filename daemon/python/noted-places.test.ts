import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { placeNoted, recoverNoted } from './noted-places.ts';

it('leaves nothing where it was not killed, and what it was killed at is mended by the next start', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'slipway-noted-'));
  const [state, project, made] = [join(parent, 'state'), join(parent, 'project'), join(parent, 'made')];
  for (const folder of [project, made]) await mkdir(folder);
  await writeFile(join(made, 'MLmodel'), 'new');
  const place = join(project, 'model');
  const swap = { python: 'no-such-python', script: '' };
  await placeNoted(state, made, place, swap);
  expect(await readdir(join(state, 'places'))).toEqual([]);

  // Killed between exchange and removal; the name of the process after a restart is anybody's.
  await mkdir(join(project, `.model.building-${process.pid}-earlier`));
  await mkdir(join(state, 'places'), { recursive: true });
  await writeFile(join(state, 'places', 'note'), place);
  await recoverNoted(state);
  expect(await readdir(project)).toEqual(['model']);
  expect(await readFile(join(place, 'MLmodel'), 'utf8')).toBe('new');
  expect(await readdir(join(state, 'places'))).toEqual([]);
});
