import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileChange } from './file-change.ts';
import { Projects } from './projects.ts';

let ws = '';
beforeEach(() => {
  ws = mkdtempSync(join(tmpdir(), 'slipway-projects-'));
});
afterEach(() => rmSync(ws, { recursive: true }));

const at = (file: string): string => join(ws, file);
function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  }
}
const manifest = 'version: 1\nname: a\nnotebook: main.ipynb\n';
const happened = (what: FileChange['happened'], ...files: readonly string[]): FileChange[] =>
  files.map((file) => ({ path: at(file), happened: what }));

function opened(): Projects {
  const projects = new Projects(
    () => [],
    () => {},
  );
  projects.openFolders([ws]);
  return projects;
}

describe('projects in each other', () => {
  it('are all read anew when a file changes that is in both', async () => {
    write({
      '.git/HEAD': '',
      'top.ipynb': '',
      'a/slipway.yaml': manifest,
      'a/main.ipynb': '',
      'slipway.yaml': manifest,
    });
    const projects = opened();
    const textsOf = async (file: string) => [...(await projects.of(at(file))).project.texts.keys()];
    await textsOf('top.ipynb');
    await textsOf('a/main.ipynb');
    write({ 'a/requirements.txt': 'numpy==2.3.5\n' });
    const concerns = projects.changed(happened('created', 'a/requirements.txt'));
    expect([concerns(at('top.ipynb')), concerns(at('a/main.ipynb'))]).toEqual([true, true]);
    expect(await textsOf('a/main.ipynb')).toContain('requirements.txt');
    expect(await textsOf('top.ipynb')).toContain('a/requirements.txt');
  });

  it.each(['a/slipway.yaml', 'a/.git'])(
    'begin and end with %s, and what is open there is judged anew',
    async (file) => {
      write({ '.git/HEAD': '', 'top.ipynb': '', 'a/main.ipynb': '' });
      const projects = opened();
      const rootNow = async () => (await projects.of(at('a/main.ipynb'))).root;
      expect(await rootNow()).toBe(ws);
      write({ [file]: manifest });
      expect(projects.changed(happened('created', file))(at('a/main.ipynb'))).toBe(true);
      expect(await rootNow()).toBe(at('a'));
      rmSync(at(file));
      expect(projects.changed(happened('deleted', file))(at('a/main.ipynb'))).toBe(true);
      expect(await rootNow()).toBe(ws);
    },
  );

  it('end with the folder beside them that made theirs a folder of several', async () => {
    write({ '.git/HEAD': '', 'a/main.ipynb': '', 'b.v1/slipway.yaml': manifest });
    const projects = opened();
    expect((await projects.of(at('a/main.ipynb'))).root).toBe(at('a'));
    rmSync(at('b.v1'), { recursive: true });
    expect(projects.changed(happened('deleted', 'b.v1'))(at('a/main.ipynb'))).toBe(true);
    expect((await projects.of(at('a/main.ipynb'))).root).toBe(ws);
  });
});

describe('a project', () => {
  const open = async () => {
    write({ 'slipway.yaml': manifest, 'main.ipynb': '', 'run.log': '1' });
    const projects = opened();
    const now = async () => (await projects.of(at('main.ipynb'))).project;
    return { projects, now, before: await now() };
  };
  const isConcerned = (projects: Projects, changes: readonly FileChange[]) =>
    projects.changed(changes)(at('main.ipynb'));

  it('stays as it is while a cell writes what nothing reads', async () => {
    const { projects, now, before } = await open();
    write({ 'run.log': '2', 'mlruns/0/meta.yaml': '', '.ipynb_checkpoints/main.ipynb': '' });
    const changes = [
      ...happened('changed', 'run.log'),
      ...happened('created', 'mlruns', 'mlruns/0/meta.yaml', '.ipynb_checkpoints'),
      ...happened('deleted', 'gone.tmp'),
    ];
    expect(isConcerned(projects, changes)).toBe(false);
    expect(await now()).toBe(before);
  });

  it('knows what came and went', async () => {
    const { projects, now, before } = await open();
    write({ 'data.csv': '' });
    expect(isConcerned(projects, happened('created', 'data.csv'))).toBe(true);
    expect(await now()).toEqual({ ...before, paths: ['data.csv', ...before.paths] });
    rmSync(at('data.csv'));
    expect(isConcerned(projects, happened('deleted', 'data.csv'))).toBe(true);
    expect(await now()).toEqual(before);
  });

  it('is read anew when a document of it that is open is saved', async () => {
    const { projects, now, before } = await open();
    expect(isConcerned(projects, happened('changed', 'main.ipynb'))).toBe(true);
    expect(await now()).not.toBe(before);
  });

  it('is read anew when it changes while it is read', async () => {
    write({ 'main.ipynb': '' });
    const projects = opened();
    const first = projects.of(at('main.ipynb'));
    write({ 'slipway.yaml': manifest });
    projects.changed(happened('created', 'slipway.yaml'));
    await first;
    expect((await projects.of(at('main.ipynb'))).project.manifest?.name).toBe('a');
  });
});
