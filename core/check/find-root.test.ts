import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { findRoot } from './find-root.ts';

const disk = (entries: readonly string[]) => ({
  has: (folder: string, name: string) => entries.includes(folder === '/' ? `/${name}` : `${folder}/${name}`),
  inside: (folder: string) => [
    ...new Set(entries.map((entry) => dirname(entry)).filter((each) => dirname(each) === folder)),
  ],
});

it.each([
  ['the nearest slipway.yaml', '/w/a/b/n.ipynb', ['/w'], ['/w/slipway.yaml', '/w/a/slipway.yaml'], '/w/a'],
  ['slipway.yaml before .git', '/w/a/b/n.ipynb', [], ['/w/.git', '/w/slipway.yaml', '/w/a/b/x'], '/w'],
  ['.git where there is none', '/w/a/b/n.ipynb', [], ['/w/a/.git', '/w/slipway.yaml'], '/w/a'],
  ['the workspace folder', '/w/a/b/n.ipynb', ['/w', '/other'], [], '/w'],
  ['the innermost workspace folder', '/w/a/b/n.ipynb', ['/w', '/w/a'], ['/w/.git', '/w/slipway.yaml'], '/w/a'],
  ['its own folder', '/w/a/n.ipynb', [], [], '/w/a'],
  ['its own folder among projects', '/w/a/n.ipynb', ['/w'], ['/w/b/slipway.yaml'], '/w/a'],
  ['no workspace of a like name', '/w/ab/n.ipynb', ['/w/a'], [], '/w/ab'],
  ['the root itself', '/n.ipynb', [], [], '/'],
])('is %s', (_, file, workspace, entries, expected) => {
  expect(findRoot(file, workspace, disk(entries))).toBe(expected);
});

it('reads paths of Windows', () => {
  const has = (folder: string, name: string) => `${folder}|${name}` === 'C:\\w|slipway.yaml';
  expect(findRoot('C:\\w\\a\\n.ipynb', [], { has, inside: () => [] })).toBe('C:\\w');
  expect(findRoot('C:\\n.ipynb', [], { has: () => false, inside: () => [] })).toBe('C:\\');
});
