import { execFileSync } from 'node:child_process';
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
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Copied, checkSize, copyProject } from './workspace.ts';

let project = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'slipway-workspace-'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const { signal } = new AbortController();
const what = (more: Partial<Copied> = {}): Copied => ({
  stateFolder: join(project, 'state'),
  project,
  without: ['model'],
  signal,
  ...more,
});

describe('the copy that a notebook runs in', () => {
  it('has the files and links of the project, without what is heavy or left out', async () => {
    for (const folder of ['data', 'model', '.venv/lib', 'sub/node_modules'])
      mkdirSync(join(project, folder), { recursive: true });
    for (const file of ['a.ipynb', 'data/a.csv', 'model/x', '.venv/lib/x', 'sub/node_modules/x', 'sub/b.py'])
      writeFileSync(join(project, file), file);
    symlinkSync(join(project, 'data/a.csv'), join(project, 'link.csv'));
    const made = await copyProject(what());
    expect(readdirSync(made.project, { recursive: true }).map(String).sort()).toEqual(
      ['a.ipynb', 'data', 'data/a.csv', 'link.csv', 'sub', 'sub/b.py'].sort(),
    );
    expect(readFileSync(join(made.project, 'link.csv'), 'utf8')).toBe('data/a.csv');
    await made.remove();
    expect(existsSync(made.folder)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('leaves out pipes, and the state folder that lies inside', async () => {
    execFileSync('mkfifo', [join(project, 'pipe')]);
    writeFileSync(join(project, 'a.ipynb'), '');
    const made = await copyProject(what());
    expect(readdirSync(made.project)).toEqual(['a.ipynb']);
    await made.remove();
  });

  it('ends when it is cancelled, and leaves nothing', async () => {
    writeFileSync(join(project, 'a.ipynb'), '');
    const cancelled = AbortSignal.abort();
    await expect(copyProject(what({ signal: cancelled }))).rejects.toThrow();
    expect(readdirSync(join(project, 'state/runs'))).toEqual([]);
  });
});

describe('its size', () => {
  it('counts what would be copied', async () => {
    writeFileSync(join(project, 'a.csv'), 'x'.repeat(1000));
    mkdirSync(join(project, 'model'));
    writeFileSync(join(project, 'model/x'), 'x'.repeat(1000));
    expect(await checkSize(what())).toBe(1000);
  });

  it('refuses more than 20 GB, though none of it is written', async () => {
    execFileSync('truncate', ['--size=21G', join(project, 'huge.bin')]);
    await expect(checkSize(what())).rejects.toMatchObject({ data: { reason: 'project-too-large', subject: project } });
  });
});
