import { describe, expect, it } from 'vitest';
import { analyserForTests } from '#test/support/analyser.ts';
import { type Cells, file, notebookOf, projectOf } from '#test/support/rules.ts';
import { runNotebookRules } from './apply.ts';

const analyser = await analyserForTests();
const rulesOf = (cells: Cells, project = projectOf()) =>
  runNotebookRules(analyser.analyse(notebookOf(...cells)), project, file).map(({ rule }) => rule);

const path = 'p = "/home/maria/x.csv"';

describe('suppression', () => {
  it.each([
    ['a short name', `# slipway: ignore[absolute-path] mounted in every runner\n${path}`],
    ['a full id', `${path}  # slipway: ignore[notebook/absolute-path] mounted in every runner`],
    ['one of several', `# slipway: ignore[unpinned-install, absolute-path] a demonstration\n${path}`],
  ])('takes %s with a reason', (_, source) => {
    expect(rulesOf([source])).toEqual([]);
  });

  const ignored = '# slipway: ignore[absolute-path] mounted in every runner';
  it.each([
    ['the statement before it, and no other', `${path}  ${ignored}\nq = "/home/maria/y.csv"`, 1],
    ['a statement on several lines', `p = [\n  "/home/maria/x.csv",\n]  ${ignored}`, 0],
    ['a line of a block', `if True:\n    ${path}  ${ignored}\n    q = "/home/maria/y.csv"`, 1],
    ['the whole cell on a line of its own', `${path}\n${ignored}\nq = "/home/maria/y.csv"`, 0],
  ])('speaks of %s', (_, source, left) => {
    expect(rulesOf([source])).toHaveLength(left);
  });

  it('asks for the reason', () => {
    expect(rulesOf([`# slipway: ignore[absolute-path]\n${path}`])).toEqual(['notebook/suppression']);
  });

  it('says when it silences nothing there is', () => {
    expect(rulesOf([`# slipway: ignore[absolut-path] mounted\n${path}`])).toEqual([
      'notebook/suppression',
      'notebook/absolute-path',
    ]);
    expect(rulesOf(['# slipway: ignore[] because\nx = 1'])).toEqual(['notebook/suppression']);
  });

  it('holds for its own cell and its own rule only', () => {
    expect(rulesOf([`# slipway: ignore[absolute-path] mounted\n${path}`, path])).toEqual(['notebook/absolute-path']);
    expect(rulesOf([`# slipway: ignore[unpinned-install] shown on purpose\n${path}`])).toEqual([
      'notebook/absolute-path',
    ]);
  });

  it.each([
    [{ rule: 'notebook/absolute-path', reason: 'mounted' }, 0],
    [{ rule: 'absolute-path', reason: 'mounted', file, cell: 0 }, 0],
    [{ rule: 'absolute-path', reason: 'mounted', cell: 3 }, 1],
    [{ rule: 'absolute-path', reason: 'mounted', file: 'other.ipynb' }, 1],
  ])('of slipway.yaml: %j leaves %i', (entry, left) => {
    expect(rulesOf([path], projectOf({ manifest: { checks: { suppress: [entry] } } }))).toHaveLength(left);
  });

  it('gives findings in the order of the page', () => {
    expect(rulesOf(['%pip install pandas', `${path}\nprint(gone)`])).toEqual([
      'notebook/unpinned-install',
      'notebook/absolute-path',
      'notebook/undefined-name',
    ]);
  });
});
