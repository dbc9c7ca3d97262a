import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { placeFolder, recoverPlace } from './place.ts';

const script = join(dirname(fileURLToPath(import.meta.url)), 'scripts', 'swap_folders.py');
const gone = 2 ** 22 + 1; // beyond every process number
let parent = '';
let place = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'slipway-place-'));
  place = join(parent, 'model');
});

async function folder(path: string, text: string): Promise<string> {
  await mkdir(path, { recursive: true });
  await writeFile(join(path, 'MLmodel'), text);
  return path;
}
const text = () => readFile(join(place, 'MLmodel'), 'utf8');

describe('placeFolder', () => {
  // The second way is the one of systems that cannot exchange two folders in one step.
  it.each([
    ['in one step', script],
    ['by two renames', join(tmpdir(), 'no-such-script.py')],
  ])('replaces an older model %s and leaves nothing else', async (_, swap) => {
    const made = await folder(join(parent, 'made'), 'new');
    await placeFolder(made, place, { python: 'python3', script: swap });
    expect(await text()).toBe('new');
    await writeFile(join(made, 'MLmodel'), 'newer');
    await placeFolder(made, place, { python: 'python3', script: swap });
    expect(await text()).toBe('newer');
    expect((await readdir(parent)).sort()).toEqual(['made', 'model']);
  });

  it('puts the older model back where the new one cannot take its place', async () => {
    await folder(place, 'old');
    const made = await folder(join(parent, 'made'), 'new');
    // In place of the exchange: takes away what is to be put there.
    const script = join(parent, 'take.py');
    await writeFile(script, 'import shutil, sys; shutil.rmtree(sys.argv[1]); sys.exit(1)');
    await expect(placeFolder(made, place, { python: 'python3', script })).rejects.toThrow('ENOENT');
    expect(await text()).toBe('old');
    expect((await readdir(parent)).sort()).toEqual(['made', 'model', 'take.py']);
  });

  it('refuses a folder that is no model', async () => {
    await mkdir(place);
    await writeFile(join(place, 'thesis.txt'), 'years of work');
    const made = await folder(join(parent, 'made'), 'new');
    await expect(placeFolder(made, place, { python: 'python3', script })).rejects.toMatchObject({
      data: { reason: 'folder-in-use' },
    });
    expect(await readdir(place)).toEqual(['thesis.txt']);
  });
});

describe('recoverPlace', () => {
  it('puts the old model back where a killed process took it away, and drops half-copied ones', async () => {
    await folder(join(parent, `.model.before-${gone}`), 'old');
    await folder(join(parent, `.model.building-${gone}-x`), 'half');
    await folder(join(parent, `.model.building-${process.pid}-x`), 'of an earlier process of this number');
    await folder(join(parent, `.model.building-${process.ppid}-x`), 'at work');
    await recoverPlace(place);
    expect(await text()).toBe('old');
    expect((await readdir(parent)).sort()).toEqual([`.model.building-${process.ppid}-x`, 'model']);
  });
});
