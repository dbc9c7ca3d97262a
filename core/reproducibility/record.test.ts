import { describe, expect, it } from 'vitest';
import type { Notebook } from '#core/notebook/model.ts';
import type { CellReport, Reproducibility } from '#protocol/reproducibility.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { type Changes, changesBetween, digestsOf, recordOf, runOf, withRun } from './record.ts';

const analyser = await analyserForTests();
const shows = (notebook: Notebook, at: number, text: string): Notebook => ({
  ...notebook,
  cells: notebook.cells.map((cell, index) =>
    index === at ? { ...cell, outputs: [{ kind: 'stream', text, mimeTypes: [] }] } : cell,
  ),
});
const digests = (notebook: Notebook) => digestsOf(analyser.analyse(notebook));
const sources = ['x = 1', 'print(x)', 'y = x + 1'];
const was = shows(notebookOf(...sources), 1, '1\n');
const before = digests(was);
const since = (now: Notebook) => changesBetween(before, digests(now));
const nothing: Changes = { code: [], outputs: [], gone: 0, moved: false };

describe('what has changed since a run', () => {
  it('is nothing for comments, blank lines, and a cell that ran again and shows the same', () => {
    const now = shows(notebookOf(['# one\nx = 1\n\n', 9], 'print(x)  # look', 'y = x + 1'), 1, '1\n');
    expect(since(now)).toEqual(nothing);
  });

  it.each<[string, Notebook, Partial<Changes>]>([
    ['code', shows(notebookOf('x = 2', ...sources.slice(1)), 1, '1\n'), { code: [0] }],
    ['what a cell shows', shows(notebookOf(...sources), 1, '2\n'), { outputs: [1] }],
    ['a cell that is new', shows(notebookOf(...sources, 'z = 1'), 1, '1\n'), { code: [3] }],
    ['a cell that is gone', shows(notebookOf('x = 1', 'print(x)'), 1, '1\n'), { gone: 1 }],
    ['their order', shows(notebookOf('y = x + 1', 'print(x)', 'x = 1'), 1, '1\n'), { moved: true }],
    ['a magic', shows(notebookOf('%time x = 1', ...sources.slice(1)), 1, '1\n'), { code: [0] }],
  ])('is %s', (_, now, changes) => {
    expect(since(now)).toEqual({ ...nothing, ...changes });
  });
});

const report = (cell: number, verdict: CellReport['verdict'], more: Partial<CellReport> = {}): CellReport => ({
  ...{ cell, verdict, sentence: 'token-1234', seconds: 1, difference: null, worst: null, notes: [] },
  ...{ figures: { stored: 0, now: 0 }, error: null, ...more },
});
const run: Reproducibility = {
  ...{ notebook: 'a.ipynb', order: 'document', reproducible: false, compared: 2, changes: [], tolerance: 1e-6 },
  cells: [
    report(0, 'same'),
    report(1, 'differs', { difference: { line: 3, stored: 'token-1234', now: null } }),
    report(2, 'not-run'),
  ],
  parts: { cell: 1, sentence: 'It shows less: `token-1234`.', cause: null },
  python: { now: '3.11.7', stored: null },
  seconds: 1,
};

describe('what is kept of a run', () => {
  const record = recordOf(
    run,
    { digests: before, modules: { 'a.py': 'ab' } },
    { lock: null, at: '2026-01-01T00:00:00Z' },
  );

  const withRunIn = (text: string | null, notebook: string): string => {
    const made = withRun(text, notebook, record);
    if (!made.ok) throw new Error(made.reason);
    return made.value;
  };

  it('is read again as it was written, beside the runs of other notebooks', () => {
    const text = withRunIn(withRunIn(null, 'b.ipynb'), 'a.ipynb');
    expect(runOf(text, 'a.ipynb')).toEqual(record);
    expect(runOf(text, 'b.ipynb')).toEqual(record);
    expect(record).toMatchObject({ modules: { 'a.py': 'ab' }, tolerance: 1e-6 });
    expect(record.parts).toEqual({ at: 1, line: 3, error: null });
    expect(record.cells.map(({ verdict }) => verdict)).toEqual(['same', 'differs', 'not-run']);
  });

  it('quotes nothing of what the notebook shows', () => {
    expect(JSON.stringify(record)).not.toContain('token-1234');
  });

  it('replaces nothing that cannot be read: every other notebook has its run there', () => {
    for (const broken of ['{', '[]', '{"version": 2}', '<<<<<<< ours\n']) {
      expect(runOf(broken, 'a.ipynb')).toBe('unreadable');
      expect(withRun(broken, 'a.ipynb', record)).toMatchObject({
        ok: false,
        reason: expect.stringContaining('delete'),
      });
    }
    expect(runOf(withRunIn('\n', 'a.ipynb'), 'a.ipynb')).toEqual(record);
  });

  it('is read entry by entry, and an entry that is none stays as it is', () => {
    const text = JSON.stringify({ version: 1, runs: { 'bad.ipynb': { cells: 'x' }, 'b.ipynb': record } });
    expect(runOf(text, 'b.ipynb')).toEqual(record);
    expect(runOf(text, 'bad.ipynb')).toBeNull();
    expect(runOf(text, 'constructor')).toBeNull();
    expect(JSON.parse(withRunIn(text, 'a.ipynb')).runs).toMatchObject({
      'a.ipynb': record,
      'b.ipynb': record,
      'bad.ipynb': { cells: 'x' },
    });
  });
});
