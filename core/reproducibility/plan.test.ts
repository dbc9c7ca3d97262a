import { beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '#core/notebook/model.ts';
import type { Project } from '#core/project.ts';
import type { Analyser } from '#core/python/parser.ts';
import type { RunPlan } from '#protocol/rpc/run.ts';
import { analyserForTests } from '#test/support/analyser.ts';
import { notebookOf } from '#test/support/notebook.ts';
import { planRun } from './plan.ts';

let analyser: Analyser;
beforeAll(async () => {
  analyser = await analyserForTests();
});

const project: Project = { paths: ['a.ipynb', 'data.csv'], texts: new Map(), manifest: null };

function outcome(cells: (string | readonly [string, number | null])[], more: Record<number, Partial<Cell>> = {}) {
  const notebook = notebookOf(...cells);
  const changed = { ...notebook, cells: notebook.cells.map((cell) => ({ ...cell, ...more[cell.index] })) };
  return planRun(analyser.analyse(changed), project, ['numpy'], 'a.ipynb');
}

function plan(...args: Parameters<typeof outcome>): RunPlan {
  const made = outcome(...args);
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}
const tagged = (tag: string): Partial<Cell> => ({ metadata: [{ path: 'tags/0', text: tag }] });

describe('planRun', () => {
  it('needs no model', () => {
    expect(plan(['x = 1', 'print(x)'])).toMatchObject({
      order: 'document',
      cells: [
        { cell: 0, source: 'x = 1', shows: true, mayFail: false },
        { cell: 1, source: 'print(x)' },
      ],
      requirements: ['numpy'],
    });
  });

  it('takes the order it was last run in where only that defines what is read', () => {
    expect(
      plan([
        ['print(x)', 2],
        ['x = 1', 1],
      ]),
    ).toMatchObject({ order: 'execution', cells: [{ cell: 1 }, { cell: 0 }] });
  });

  it('refuses where no order does', () => {
    expect(outcome(['print(x)'])).toMatchObject({
      ok: false,
      reason: expect.stringContaining('`x` is used in cell 1'),
    });
  });

  it('runs a page that shows on purpose what an undefined name does', () => {
    expect(plan(['print(x)'], { 0: tagged('raises-exception') }).cells).toMatchObject([{ mayFail: true }]);
    const stored: Partial<Cell> = { outputs: [{ kind: 'error', text: 'NameError: x', mimeTypes: [] }] };
    expect(plan(['print(x)'], { 0: stored }).cells).toMatchObject([{ mayFail: true }]);
  });

  it('leaves out cells that are tagged, or in another language, and says why', () => {
    expect(plan(['x = 1', 'y = 2', 'z'], { 1: tagged('skip-execution'), 2: { language: 'r' } })).toMatchObject({
      cells: [{ cell: 0 }],
      skipped: [
        { cell: 1, reason: expect.stringContaining('skip-execution') },
        { cell: 2, reason: 'it is written in r, not in Python.' },
      ],
    });
  });

  it.each([
    ['1 + 1', true],
    ['%matplotlib inline\n1 + 1', true],
    ['1 + 1\n%matplotlib inline', false],
    ['x = 1\nx?', false],
    ['%time 1 + 1', true],
    ['%timeit 1 + 1', false],
    ['%%time\n1 + 1', true],
    ['%%timeit\n1 + 1', false],
    ['# nothing', false],
  ])('knows whether a value is shown: %j', (source, shows) => {
    expect(plan([source]).cells[0]?.shows).toBe(shows);
  });

  it('says what is left out, and that %%capture hides', () => {
    expect(plan(['!ls data', '%%capture\n%matplotlib inline\n1', '%%bash\necho 1\nls'])).toMatchObject({
      cells: [{ leftOut: ['!ls data'] }, { hides: true, leftOut: [] }, { leftOut: ['%%bash'] }],
      changes: ['Leaves out `!ls data` (cell 1).', 'Leaves out `%%bash` (cell 3).'],
    });
  });

  it('quotes no secret of what is left out', () => {
    const key = `sk-proj-${'a1B2'.repeat(12)}`;
    const made = plan([`!curl -H "Authorization: Bearer ${key}" example.org`]);
    expect(made.cells[0]?.leftOut).toEqual(['!curl …']);
  });

  it('reads the project’s files from the notebook’s own folder', () => {
    const own: Project = { ...project, paths: ['nb/a.ipynb', 'nb/own.csv', 'data/x.csv'] };
    const sources = ['open("../data/x.csv")', 'open("/home/me/x.csv")', 'open("/home/me/own.csv")'];
    const made = planRun(analyser.analyse(notebookOf(...sources)), own, [], 'nb/a.ipynb');
    expect(made.ok ? made.value.cells.map(({ source }) => source) : made.reason).toEqual([
      'open("../data/x.csv")',
      'open("../data/x.csv")',
      'open("own.csv")',
    ]);
  });

  it('has the doubts of the rules', () => {
    expect(
      plan([
        ['import random\nrandom.random()', 3],
        ['import pandas as pd\ndf = pd.read_csv("https://example.org/a.csv")', 2],
      ]).doubts,
    ).toMatchObject({
      unseeded: [{ cell: 0, line: 1, name: 'random' }],
      liveData: [{ cell: 1 }],
      outOfOrder: [1],
    });
  });

  it('counts a draw that is only shown, and none that is seeded', () => {
    expect(plan(['import random\nprint(random.random())']).doubts.unseeded).toMatchObject([
      { line: 1, name: 'random' },
    ]);
    expect(plan(['import random\nrandom.seed(1)\nprint(random.random())']).doubts.unseeded).toEqual([]);
  });
});
