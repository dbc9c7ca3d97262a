import { expect, it } from 'vitest';
import { type FolderEntry, listFiles } from './list-files.ts';

const folders: Record<string, readonly string[]> = {
  '': ['b.ipynb', 'data/', 'node_modules/', '.venv/', '.github/', 'link'],
  data: ['train.csv', 'deep/'],
  'data/deep': ['more/'],
  'data/deep/more': ['and/'],
  'data/deep/more/and': ['more.txt', 'more/'],
  'data/deep/more/and/more': ['too-deep.txt'],
  node_modules: ['x.js'],
  '.venv': ['x.py'],
  '.github': ['ci.yml'],
};
const entries = async (folder: string): Promise<FolderEntry[]> =>
  (folders[folder] ?? []).map((name) => ({
    name: name.replace('/', ''),
    isFile: () => !name.endsWith('/') && name !== 'link',
    isDirectory: () => name.endsWith('/'),
  }));

it('lists a project without what others put into it, nor deeper than four folders', async () => {
  expect(await listFiles(entries)).toEqual([
    '.github/ci.yml',
    'b.ipynb',
    'data/deep/more/and/more.txt',
    'data/train.csv',
  ]);
});

it('ends at the most that is wanted', async () => {
  expect(await listFiles(entries, () => true, 2)).toHaveLength(2);
});
