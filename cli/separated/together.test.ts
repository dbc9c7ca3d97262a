import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { finishWriting, writeTogether } from './together.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-together-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
const pending = (): string => join(folder, '.slipway', 'pending.json');

it('writes all files and the record, and leaves no list behind', async () => {
  writeFileSync(join(folder, 'train.py'), 'old\n');
  await writeTogether(
    folder,
    [
      { path: 'train.py', text: 'new\n' },
      { path: 'tests/test_a.py', text: 'test\n' },
    ],
    '{}\n',
  );
  expect([text('train.py'), text('tests/test_a.py'), text('.slipway/generated.json')]).toEqual([
    'new\n',
    'test\n',
    '{}\n',
  ]);
  expect(existsSync(pending())).toBe(false);
});

it('finishes what was begun, and leaves what somebody changed since', async () => {
  mkdirSync(join(folder, '.slipway'));
  writeFileSync(join(folder, 'mine.py'), 'mine now\n');
  const files = [
    { path: 'train.py', text: 'new\n', over: null },
    { path: 'mine.py', text: 'new\n', over: null },
  ];
  writeFileSync(pending(), JSON.stringify({ files }));
  await finishWriting(folder);
  expect([text('train.py'), text('mine.py')]).toEqual(['new\n', 'mine now\n']);
  expect(existsSync(pending())).toBe(false);
});

it('takes nothing from a list that is none', async () => {
  mkdirSync(join(folder, '.slipway'));
  writeFileSync(pending(), '{"files": [{"path": 3}]}');
  await finishWriting(folder);
  expect(existsSync(pending())).toBe(false);
});
