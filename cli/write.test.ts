import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeFiles } from './write.ts';

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
