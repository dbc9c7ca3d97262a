import { describe, expect, it } from 'vitest';
import { projectOf } from '#test/support/rules.ts';
import { afterChange, type Entry } from './changed-file.ts';

const project = projectOf({ manifest: { model: { folder: 'out/model' } } });
const paths = ['a.ipynb', 'data/b.csv', 'lib/x.py', 'pinned/requirements.txt', 'run.log'];
const of = { ...project, paths };
const changedAt = (path: string, entry: Entry) => afterChange(of, path, () => entry);

describe('a project', () => {
  it.each<[string, Entry]>([
    ['run.log', 'file'],
    ['a.ipynb', 'file'],
    ['lib/x.py', 'file'],
    ['socket', 'other'],
    ['nothing.tmp', null],
    ['mlruns/0/meta.yaml', 'file'],
    ['node_modules/x/requirements.txt', 'file'],
    ['.git', 'folder'],
  ])('is the same when %s is written (%s)', (path, entry) => {
    expect(changedAt(path, entry)).toBe(of);
  });

  it('gets another list of files, and nothing else, when others come and go', () => {
    expect(changedAt('ckpt-1.pt', 'file')).toEqual({
      ...of,
      paths: [...paths.slice(0, 1), 'ckpt-1.pt', ...paths.slice(1)],
    });
    expect(changedAt('lib', null)?.paths).toEqual(paths.filter((path) => path !== 'lib/x.py'));
  });

  it.each<[string, Entry]>([
    ['requirements.txt', 'file'],
    ['requirements.txt', null],
    ['sub/slipway.yaml', 'file'],
    ['pyproject.toml', 'file'],
    ['pinned', null],
    ['new-folder', 'folder'],
    ['out/model/MLmodel', 'file'],
    ['out/model', null],
    ['out', 'folder'],
    ['', null],
  ])('is read anew when %s changes (%s)', (path, entry) => {
    expect(changedAt(path, entry)).toBe(null);
  });
});
