import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNotebook } from '#core/notebook/read.ts';
import { Provenance } from '#protocol/model.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { changesSince, stepsOf } from './stale.ts';

const analyser = await analyserForTests();
const cells = [
  'from sklearn.svm import SVC',
  'X = [[1], [2]]\ny = [0, 1]',
  'print(X)',
  'model = SVC().fit(X, y)',
  'model.predict(X)',
];
const analysis = (sources: readonly string[]) => analyser.analyse(notebookOf(...sources));
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const provenance: Provenance = {
  notebook: { path: 'a.ipynb', sha256: '', steps: stepsOf(analysis(cells)) },
  data: [],
  python: '3.11.7',
  lock: { path: 'requirements.lock', sha256: sha256('numpy==2.3.5 # ä\n') },
  packages: {},
  model: { class: 'SVC', library: 'sklearn', parameters: {} },
  metrics: {},
  createdAt: '2026-01-01T00:00:00Z',
};
const since = (sources: readonly string[], lock: string | null = null) =>
  changesSince(provenance, analysis(sources), { file: 'a.ipynb', lock });
const changed = (at: number, source: string) => cells.with(at, source);

it('is nothing for the sample whose proven model is in the tree', () => {
  const folder = new URL('../../samples/', import.meta.url);
  const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
  const notebook = readNotebook(read('penguins-messy/penguins.ipynb'));
  if (!notebook.ok) throw new Error(notebook.reason);
  const kept = Provenance.parse(JSON.parse(read('models/penguins/slipway/provenance.json')));
  expect(kept.notebook.steps?.length).toBeGreaterThan(3);
  expect(changesSince(kept, analyser.analyse(notebook.value), { file: 'penguins.ipynb', lock: null })).toEqual([]);
});

describe('what has changed since a model was prepared', () => {
  it.each([
    ['nothing', cells],
    ['a look at the data', changed(2, 'print(y)')],
    ['a comment and a blank line', changed(1, '# two rows\nX = [[1], [2]]\n\ny = [0, 1]')],
    ['a cell that leads nowhere, before the others', ['import os', ...cells]],
  ])('is nothing for %s', (_, sources) => {
    expect(since(sources)).toEqual([]);
  });

  it.each([
    ['the data', changed(1, 'X = [[1], [3]]\ny = [0, 1]'), 1],
    ['a parameter', changed(3, 'model = SVC(C=2).fit(X, y)'), 3],
    ['a step in a new cell', cells.toSpliced(2, 0, 'X = X * 2'), 2],
  ])('is the cell for %s', (_, sources, cell) => {
    expect(since(sources)).toMatchObject([{ place: { file: 'a.ipynb', cell } }]);
  });

  it('is said without a place for a cell that is gone, and for another order', () => {
    expect(since(cells.slice(0, 4))).toEqual([{ text: expect.stringContaining('is gone') }]);
    expect(since([cells[1] ?? '', cells[0] ?? '', ...cells.slice(2)])).toEqual([
      { text: expect.stringContaining('another order') },
    ]);
  });

  it('is no other order where a cell lost its count, and its place is a guess', () => {
    const ran = analyser.analyse(
      notebookOf(['print(a)\nfrom sklearn.svm import SVC\nSVC().fit(a, b)', 3], ['b = 1', 1], ['a = 1', 2]),
    );
    const kept = { ...provenance, notebook: { ...provenance.notebook, steps: stepsOf(ran) } };
    const edited = (...counts: readonly (number | null)[]) =>
      analyser.analyse(
        notebookOf(
          ['print(a)\nfrom sklearn.svm import SVC\nSVC().fit(a, b)', 3],
          ['b = 1', counts[0] ?? null],
          ['a = 1', counts[1] ?? null],
        ),
      );
    const at = { file: 'a.ipynb', lock: null };
    expect(changesSince(kept, edited(1, 2), at)).toEqual([]);
    expect(changesSince(kept, edited(null, 2), at)).toEqual([]);
    expect(changesSince(kept, edited(2, 1), at)).toHaveLength(1);
  });

  it('is the lock, where it is known', () => {
    expect(since(cells, 'numpy==2.3.5 # ä\n')).toEqual([]);
    expect(since(cells, 'numpy==2.3.6\n')).toMatchObject([{ place: { file: 'requirements.lock' } }]);
  });

  it('is not known where the provenance does not say', () => {
    const { steps: _, ...notebook } = provenance.notebook;
    const old = { ...provenance, notebook };
    expect(changesSince(old, analysis(['x = 1']), { file: 'a.ipynb', lock: null })).toEqual([]);
  });
});
