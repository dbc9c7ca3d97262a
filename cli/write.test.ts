import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFiles, writeWhole } from './write.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = { path: 'Dockerfile', text: 'FROM scratch\n' };

it('keeps what was there beside it', async () => {
  writeFileSync(join(folder, 'Dockerfile'), 'FROM mine\n');
  expect(await writeFiles(folder, [file])).toEqual(['Dockerfile written; what it was is in Dockerfile.before.']);
  expect(readFileSync(join(folder, 'Dockerfile.before'), 'utf8')).toBe('FROM mine\n');
});

it('writes nothing over what it cannot read, and so could not keep', async () => {
  mkdirSync(join(folder, 'Dockerfile'));
  await expect(writeFiles(folder, [file])).rejects.toThrow('is there and cannot be read');
  expect(readdirSync(folder)).toEqual(['Dockerfile']);
});

it.skipIf(!existsSync('/dev/shm'))('follows a link to another file system', async () => {
  const elsewhere = mkdtempSync('/dev/shm/slipway-write-');
  try {
    writeFileSync(join(elsewhere, 'a.ipynb'), 'old');
    symlinkSync(join(elsewhere, 'a.ipynb'), join(folder, 'a.ipynb'));
    await writeWhole(join(folder, 'a.ipynb'), 'new');
    expect(readFileSync(join(elsewhere, 'a.ipynb'), 'utf8')).toBe('new');
    expect(lstatSync(join(folder, 'a.ipynb')).isSymbolicLink()).toBe(true);
    expect([readdirSync(elsewhere), readdirSync(folder)]).toEqual([['a.ipynb'], ['a.ipynb']]);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
