import { expect, it } from 'vitest';
import type { Finding } from '#protocol/finding.ts';
import { Manifest } from '#protocol/manifest.ts';
import { unsuppressed } from './suppression.ts';

const start = { line: 0, character: 0 };
const finding = (rule: string, file: string, cell?: number): Finding => ({
  rule,
  severity: 'warning',
  message: 'm',
  place: { file, range: { start, end: start }, ...(cell === undefined ? {} : { cell }) },
  fixes: [],
});
const all = [
  finding('notebook/absolute-path', 'a.ipynb', 0),
  finding('notebook/absolute-path', 'a.ipynb', 1),
  finding('dockerfile/exec-form', 'Dockerfile'),
  finding('dockerfile/healthcheck', 'gpu/Dockerfile'),
];

it.each([
  [{ rule: 'notebook/absolute-path' }, [2, 3]],
  [{ rule: 'notebook/absolute-path', cell: 1 }, [0, 2, 3]],
  [{ rule: 'notebook/absolute-path', file: './a.ipynb', cell: 0 }, [1, 2, 3]],
  [{ rule: 'dockerfile/*' }, [0, 1]],
  [{ rule: 'dockerfile/*', file: 'gpu/Dockerfile' }, [0, 1, 2]],
  [{ rule: 'dockerfile/exec' }, [0, 1, 2, 3]],
])('%j leaves %j', (suppression, left) => {
  const manifest = Manifest.parse({
    version: 1,
    name: 'a',
    notebook: 'a.ipynb',
    checks: { suppress: [{ ...suppression, reason: 'known' }] },
  });
  expect(unsuppressed(all, manifest)).toEqual(left.map((index) => all[index]));
});

it('leaves all where there is no manifest', () => expect(unsuppressed(all, null)).toEqual(all));
