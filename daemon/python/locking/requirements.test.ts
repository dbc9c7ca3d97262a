import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRequirements } from './requirements.ts';

let project: string;
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'slipway-requirements-'));
});
afterAll(() => rm(project, { recursive: true }));

describe('a requirements file for a resolver', () => {
  it('has absolute paths, index options apart, and no password in what is remembered', async () => {
    const text = '--extra-index-url https://me:secret@pypi.example/simple\nnumpy>=1 # why\n-e ./libs/a\n../b\n';
    expect(await readRequirements(text, '/work/p')).toEqual({
      lines: ['numpy>=1', '--editable /work/p/libs/a', '/work/b'],
      options: ['--extra-index-url https://me:secret@pypi.example/simple'],
      said: ['--extra-index-url https://pypi.example/simple', 'numpy>=1', '--editable ./libs/a', '../b'],
    });
  });

  it('has what other files say', async () => {
    await writeFile(join(project, 'more.txt'), 'six\n');
    await writeFile(join(project, 'bounds.txt'), 'numpy<2\n');
    expect(await readRequirements('-r more.txt\n-c bounds.txt\n', project)).toEqual({
      lines: ['six', `--constraint ${join(project, 'bounds.txt')}`],
      options: [],
      said: ['six', 'constraint: numpy<2'],
    });
  });

  it('says which file is not there, and which includes itself', async () => {
    await expect(readRequirements('-r gone.txt', project)).rejects.toMatchObject({
      data: { reason: 'requirements-not-read', subject: join(project, 'gone.txt') },
    });
    await writeFile(join(project, 'round.txt'), '-r round.txt\n');
    await expect(readRequirements('-r round.txt', project)).rejects.toThrow(/includes itself/);
  });

  it('takes from its repository what the interpreter has from there, unless the file says more', async () => {
    const origin = { kind: 'vcs', url: 'https://git.example/t', tool: 'git', commit: 'c0ffee', folder: null } as const;
    const direct = new Map([['tools', origin]]);
    expect((await readRequirements('tools[x]\n', project, direct)).lines).toEqual([
      'tools[x] @ git+https://git.example/t@c0ffee',
    ]);
    expect((await readRequirements('tools>=1\n', project, direct)).lines).toEqual(['tools>=1']);
  });
});
