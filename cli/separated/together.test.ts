import {
  existsSync,
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
      { path: 'tests/conftest.py', text: 'test\n' },
    ],
    '{}\n',
  );
  expect([text('train.py'), text('tests/conftest.py'), text('.slipway/generated.json')]).toEqual([
    'new\n',
    'test\n',
    '{}\n',
  ]);
  expect(existsSync(pending())).toBe(false);
});

it('finishes what was begun, and leaves what somebody changed since', async () => {
  mkdirSync(join(folder, '.slipway'));
  writeFileSync(join(folder, 'predict.py'), 'mine now\n');
  const files = [
    { path: 'train.py', text: 'new\n', over: null },
    { path: 'predict.py', text: 'new\n', over: null },
  ];
  writeFileSync(pending(), JSON.stringify({ files }));
  await finishWriting(folder);
  expect([text('train.py'), text('predict.py')]).toEqual(['new\n', 'mine now\n']);
  expect(existsSync(pending())).toBe(false);
});

it.each(['../train.py', '/tmp/train.py', '.bashrc', 'a/../../train.py', 'out/train.py'])(
  'writes nothing that is not its own, such as %s',
  async (path) => {
    const project = join(folder, 'project');
    mkdirSync(join(project, '.slipway'), { recursive: true });
    symlinkSync(folder, join(project, 'out'));
    const list = { files: [{ path, text: 'bad\n', over: null }] };
    writeFileSync(join(project, '.slipway', 'pending.json'), JSON.stringify(list));
    await finishWriting(project);
    expect(readdirSync(folder)).toEqual(['project']);
    expect(readdirSync(project).sort()).toEqual(['.slipway', 'out']);
  },
);

it('takes nothing from a list that is none', async () => {
  mkdirSync(join(folder, '.slipway'));
  writeFileSync(pending(), '{"files": [{"path": 3}]}');
  await finishWriting(folder);
  expect(existsSync(pending())).toBe(false);
});
