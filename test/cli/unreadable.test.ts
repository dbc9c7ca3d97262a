// What `slipway check` may not read, or cannot: it is said, the rest is judged, nothing of it is written, and the end is 2.
import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CheckReport } from '#protocol/check-report.ts';
import { copyOfSample, installedForAll, type Options, type Run, slipway } from './cli.ts';

/** Root may read everything, so then nobody runs what may not read. */
const isRoot = process.getuid?.() === 0;
const nobody = 65534;

let sample: ReturnType<typeof copyOfSample>;
const at = (path: string): string => join(sample.folder, path);
const write = (path: string, content: string | Buffer): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), content);
};
const shut: string[] = [];
const close = (path: string): void => {
  chmodSync(at(path), 0);
  shut.push(at(path));
};
beforeEach(() => {
  sample = copyOfSample('penguins-messy');
});
afterEach(() => {
  for (const path of shut.splice(0)) chmodSync(path, 0o700);
  sample.remove();
});

const check = (...args: string[]): Promise<Run> => slipway(['check', ...args], { cwd: sample.folder });
async function report(
  args: readonly string[],
  as: Pick<Options, 'uid' | 'installed'> = {},
): Promise<{ code: number | null; report: CheckReport }> {
  const options = { cwd: sample.folder, env: { HOME: sample.folder }, ...as };
  const run = await slipway(['check', ...args, '--format', 'json'], options);
  return { code: run.code, report: CheckReport.parse(JSON.parse(run.stdout)) };
}
const names = (files: readonly { readonly file: string }[]): string[] => files.map(({ file }) => file);

describe('a file that is not UTF-8', () => {
  const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

  it.each([
    ['Dockerfile', '# für\nFROM python:latest\n'],
    ['train.py', '# %%\nname = "für"\n!pip install numpy\n'],
    ['requirements.txt', '# für\nnumpy==1.0;python_version>"3"\n'],
  ])('is refused with the place, and never written: %s', async (file, text) => {
    write(file, latin(text));
    const run = await check(file, '--fix');
    expect([run.code, run.stdout]).toEqual([2, expect.stringMatching(/not UTF-8: byte \d+, in line \d, is 0xFC/)]);
    expect(readFileSync(at(file))).toEqual(latin(text));
  });

  it('keeps no other file from being judged and mended', async () => {
    const notebook = readFileSync(at('penguins.ipynb'), 'utf8');
    const bytes = latin(notebook.replace('"cells"', '"für": 1, "cells"'));
    write('a.ipynb', bytes);
    const { code, report: said } = await report(['--fix']);
    expect([code, names(said.refused), names(said.files)]).toEqual([2, ['a.ipynb'], ['penguins.ipynb']]);
    expect(readFileSync(at('a.ipynb'))).toEqual(bytes);
    expect(readFileSync(at('penguins.ipynb'), 'utf8')).not.toBe(notebook);
  });

  it('counts for rules that only look at it', async () => {
    write('README.md', latin('# für\n'));
    expect((await report(['penguins.ipynb', '--fail-on', 'never'])).code).toBe(0);
  });
});

// Windows keeps no such rights: there the tests are left out, and are said to be.
describe.skipIf(process.platform === 'win32')('what may not be read', () => {
  const installed = isRoot ? installedForAll() : undefined;
  afterAll(() => installed?.remove());
  const checkAs = (...args: string[]) => report(args, installed && { installed, uid: nobody });
  beforeEach(() => {
    write('shut/a.ipynb', readFileSync(at('penguins.ipynb')));
    write('requirements.txt', 'numpy\n');
    if (isRoot)
      for (const path of ['..', '', 'penguins.ipynb', 'shut', 'shut/a.ipynb']) chownSync(at(path), nobody, nobody);
  });

  it('is said of a folder, found in a folder, by a glob and from slipway.yaml', async () => {
    close('shut');
    for (const args of [['.'], ['**/*.ipynb'], []]) {
      const { code, report: said } = await checkAs(...args);
      expect([code, names(said.refused)]).toEqual([2, ['shut']]);
      expect(said.refused[0]?.reason).toContain('permission denied');
      expect(names(said.files)).toContain('penguins.ipynb');
    }
    write('slipway.yaml', 'version: 1\nname: p\nnotebook: penguins.ipynb\n');
    expect(names((await checkAs()).report.refused)).toEqual(['shut']);
    write('slipway.yaml', 'version: 1\nname: p\nnotebook: penguins.ipynb\nchecks:\n  exclude: ["shut/"]\n');
    expect((await checkAs('.')).report.refused).toEqual([]);
    expect((await checkAs('penguins.ipynb')).report.refused).toEqual([]);
  });

  it('is said of a file, and the others are judged and mended', async () => {
    close('shut/a.ipynb');
    const { code, report: said } = await checkAs('.', '--fix');
    expect([code, said.refused]).toEqual([2, [{ file: 'shut/a.ipynb', reason: 'Permission denied.' }]]);
    expect(said.files.flatMap(({ findings }) => findings).filter(({ rule }) => rule.endsWith('pip-in-shell'))).toEqual(
      [],
    );
  });

  it('is said of what stands beside a notebook', async () => {
    close('requirements.txt');
    const { code, report: said } = await checkAs('penguins.ipynb');
    expect([code, names(said.refused), names(said.files)]).toEqual([2, ['requirements.txt'], ['penguins.ipynb']]);
  });

  it('is said of a file that cannot be written, and the others are mended', async () => {
    chmodSync(at('shut'), 0o500);
    shut.push(at('shut'));
    const { code, report: said } = await checkAs('.', '--fix');
    const left = said.files.filter(({ findings }) => findings.some(({ rule }) => rule.endsWith('pip-in-shell')));
    expect([code, names(left)]).toEqual([2, ['shut/a.ipynb']]);
  });
});

describe('a slipway.yml', () => {
  it('is not left out in silence', async () => {
    write('slipway.yml', 'version: 1\nname: p\nnotebook: penguins.ipynb\n');
    const { code, report: said } = await report(['penguins.ipynb']);
    expect([code, said.refused[0]?.reason]).toEqual([2, expect.stringContaining('rename it to slipway.yaml')]);
    const named = await check('slipway.yml');
    expect([named.code, named.stderr]).toEqual([2, expect.stringContaining('Rename it to slipway.yaml.')]);
  });
});

it('a workflow may be named slipway.yml', async () => {
  write('.github/workflows/slipway.yml', 'on: push\njobs: {}\n');
  expect((await report(['.', '--fail-on', 'never'])).code).toBe(0);
});

it('checks.exclude is named where it leaves out all that was asked for', async () => {
  write('old/a.ipynb', readFileSync(at('penguins.ipynb')));
  write('slipway.yaml', 'version: 1\nname: p\nnotebook: penguins.ipynb\nchecks:\n  exclude: ["old/"]\n');
  const run = await check('old');
  expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('checks.exclude of slipway.yaml leaves out')]);
});
