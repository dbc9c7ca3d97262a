import {
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

it('follows a link, and makes the new text beside the file itself: the link may lead to another file system', async () => {
  const [elsewhere, here] = [join(folder, 'elsewhere'), join(folder, 'here')];
  mkdirSync(elsewhere);
  // Where the link is nothing can be made.
  mkdirSync(join(here, `a.ipynb.${process.pid}.new`), { recursive: true });
  writeFileSync(join(elsewhere, 'a.ipynb'), 'old');
  symlinkSync(join(elsewhere, 'a.ipynb'), join(here, 'a.ipynb'));
  await writeWhole(join(here, 'a.ipynb'), 'new');
  expect(readFileSync(join(elsewhere, 'a.ipynb'), 'utf8')).toBe('new');
  expect(lstatSync(join(here, 'a.ipynb')).isSymbolicLink()).toBe(true);
  expect(readdirSync(elsewhere)).toEqual(['a.ipynb']);
});
