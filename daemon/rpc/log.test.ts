import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLog } from './log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = () => new Date('2026-01-02T03:04:05.678Z');

it('writes one object a line, for its owner only, after what was there', () => {
  const file = join(folder, 'logs', 'daemon.log');
  openLog(file, at).info('one', { pid: 7 });
  openLog(file, at).error('two\nlines');
  expect(readFileSync(file, 'utf8')).toBe(
    '{"time":"2026-01-02T03:04:05.678Z","level":"info","message":"one","pid":7}\n' +
      '{"time":"2026-01-02T03:04:05.678Z","level":"error","message":"two\\nlines"}\n',
  );
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('begins a new file when one is full and keeps three old ones', () => {
  const file = join(folder, 'daemon.log');
  const log = openLog(file, at, 150);
  for (let count = 1; count <= 12; count++) log.info(`${count}`.repeat(20));
  const names = ['', '.1', '.2', '.3', '.4'].map((end) => `${file}${end}`);
  expect(names.map((name) => existsSync(name))).toEqual([true, true, true, true, false]);
  for (const name of names.slice(0, 4)) expect(statSync(name).size).toBeLessThanOrEqual(150);
  expect(readFileSync(file, 'utf8')).toContain('"12121212');
});
