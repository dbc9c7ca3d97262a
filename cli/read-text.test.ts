import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRoughly, readText } from './read-text.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-read-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const written = (name: string, ...parts: (string | number[])[]): string => {
  const path = join(folder, name);
  writeFileSync(
    path,
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
  );
  return path;
};

it.each([
  ['plain', ['x = 1\n']],
  ['a byte order mark, which stays', ['\uFEFFx = "ü"\r\n']],
  ['the replacement character itself', ['# \uFFFD\n']],
])('reads %s', async (_, parts) => {
  expect(await readText(written('a.py', ...parts))).toBe(parts.join(''));
});

it.each([
  ['Latin-1', ['# \uFFFD\nx = "f', [0xfc], 'r"\n'], 'byte 13, in line 2, is 0xFC'],
  ['a character cut off at the end', ['x', [0xe2, 0x82]], 'byte 2, in line 1, is 0xE2'],
  ['half of the replacement character', ['\r\nx', [0xef, 0xbf], 'y'], 'byte 4, in line 2, is 0xEF'],
  ['UTF-16', [[0xff, 0xfe, 0x78, 0x00]], 'UTF-16'],
])('refuses %s, and says where', async (_, parts, where) => {
  const path = written('Dockerfile', ...parts);
  await expect(readText(path)).rejects.toMatchObject({
    message: expect.stringContaining(where),
    reason: expect.stringMatching(/^The file .*save it again as UTF-8\.$/),
  });
  expect(await readRoughly(path)).toContain('\uFFFD');
});

it('says of a notebook what it is, where that is known', async () => {
  await expect(readText(written('a.ipynb', 'PK\u0003\u0004', [0xff]))).rejects.toMatchObject({
    reason: expect.stringContaining('archive'),
  });
});

it('says why the system refuses', async () => {
  await expect(readText(join(folder, 'none'))).rejects.toThrow('cannot be read: it does not exist.');
  await expect(readText(folder)).rejects.toThrow('cannot be read: it is a folder.');
});
