import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contextFiles, contextOf } from './context.ts';

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'slipway-context-'));
  for (const file of [
    'model/model.onnx',
    'model/slipway/captured.json',
    'serving/server.mjs',
    '.venv/lib/x.py',
    'data.csv',
  ]) {
    mkdirSync(join(project, file, '..'), { recursive: true });
    writeFileSync(join(project, file), file);
  }
});
afterEach(() => rmSync(project, { recursive: true }));

describe('the build context', () => {
  it('is what .dockerignore lets in', async () => {
    writeFileSync(
      join(project, '.dockerignore'),
      '**\n!model\n!model/**\n!serving/server.mjs\nmodel/slipway/captured.json\n',
    );
    expect(await contextFiles(project)).toEqual(['model/', 'model/model.onnx', 'model/slipway/', 'serving/server.mjs']);
  });

  it('leaves environments and keys at home where there is no .dockerignore', async () => {
    writeFileSync(join(project, '.env'), 'KEY=1');
    const files = await contextFiles(project);
    expect(files).toContain('data.csv');
    expect(files.filter((file) => /venv|env$/.test(file))).toEqual([]);
  });

  it('is the same bytes whenever it is made', async () => {
    symlinkSync('data.csv', join(project, 'link'));
    const first = await buffer(contextOf(project, 'FROM scratch\n'));
    utimesSync(join(project, 'data.csv'), 1, 1);
    expect((await buffer(contextOf(project, 'FROM scratch\n'))).equals(first)).toBe(true);
    expect((await buffer(contextOf(project, 'FROM debian\n'))).equals(first)).toBe(false);
  });

  it('fails where a file goes away while it is read', async () => {
    const stream = contextOf(join(project, 'nowhere'), 'FROM scratch\n');
    await expect(buffer(stream)).rejects.toThrow(/ENOENT/);
  });
});

it('a context may hold files that the project does not, in place of what is there', async () => {
  writeFileSync(join(project, '.dockerignore'), '**\n!serving/server.mjs\n');
  const more = new Map([
    ['serving/server.mjs', Buffer.from('newer')],
    ['serving/package.json', Buffer.from('{}')],
  ]);
  const text = (await buffer(contextOf(project, 'FROM scratch\n', more))).toString();
  expect(text).toContain('newer');
  expect(text).toContain('serving/package.json');

  expect(await contextFiles(project)).toEqual(['serving/server.mjs']);
});
