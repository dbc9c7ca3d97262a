import { describe, expect, it } from 'vitest';
import type { RunPlan } from '#protocol/rpc/run.ts';
import { executedCopy } from './executed.ts';
import { reportOf } from './report.ts';

const stream = (text: string, name = 'stdout') => ({ output_type: 'stream', name, text });
const result = (text: string, more: object = {}) => ({
  output_type: 'execute_result',
  execution_count: 1,
  metadata: {},
  data: { 'text/plain': text, ...more },
});
const figure = { output_type: 'display_data', metadata: {}, data: { 'image/png': 'AAAA', 'text/plain': '<Figure>' } };
const raised = (ename: string, evalue: string) => ({
  output_type: 'error',
  ename,
  evalue,
  traceback: [`${ename}: ${evalue}`],
});

interface Cell {
  readonly stored: readonly object[];
  /** Left out where it did not run. */
  readonly now?: readonly object[];
  readonly count?: number | null;
  readonly plan?: Partial<RunPlan['cells'][number]>;
}

function report(cells: readonly Cell[], doubts: Partial<RunPlan['doubts']> = {}) {
  const file = {
    nbformat: 4,
    metadata: { language_info: { name: 'python', version: '3.8.1' } },
    cells: cells.map(({ stored, count = 1 }) => ({
      cell_type: 'code',
      source: '',
      metadata: {},
      execution_count: count,
      outputs: stored,
    })),
  };
  return reportOf({
    notebook: 'a.ipynb',
    file,
    plan: {
      cells: cells.map(({ plan = {} }, cell) => ({
        cell,
        source: '',
        shows: true,
        hides: false,
        mayFail: false,
        leftOut: [],
        ...plan,
      })),
      order: 'document',
      skipped: [],
      requirements: [],
      kernel: null,
      digests: [],
      modules: {},
      changes: [],
      doubts: { unseeded: [], liveData: [], outOfOrder: [], ...doubts },
    },
    results: cells.flatMap(({ now }, cell) =>
      now === undefined ? [] : [{ cell, seconds: 1, outputs: now, dropped: 0 }],
    ),
    python: '3.12.1',
    tolerance: 1e-6,
    days: ['2026-11-28'],
  });
}
const verdict = (cell: Cell) => report([cell]).cells[0]?.verdict;

describe('the verdict of a cell', () => {
  it.each<[string, Cell]>([
    ['same', { stored: [stream('a\n')], now: [stream('a\n')] }],
    ['same', { stored: [], now: [] }],
    ['same', { stored: [stream('a'), stream('b')], now: [stream('ab')] }],
    ['same', { stored: [figure], now: [figure] }],
    ['incomparable', { stored: [stream('warning', 'stderr')], now: [] }],
    ['same', { stored: [stream('a')], now: [stream('a'), stream('warning', 'stderr')] }],
    ['same', { stored: [raised('ValueError', 'no')], now: [raised('ValueError', 'no')], plan: { mayFail: true } }],
    ['same', { stored: [result('LogisticRegression(C=1.0, dual=False)')], now: [result('LogisticRegression()')] }],
    ['close', { stored: [result('0.1234567890')], now: [result('0.1234567899')] }],
    ['differs', { stored: [result('0.5')], now: [result('0.6')] }],
    ['differs', { stored: [figure], now: [] }],
    ['differs', { stored: [raised('ValueError', 'no')], now: [] }],
    ['differs', { stored: [], now: [stream('a')] }],
    ['new', { stored: [], now: [stream('a')], count: null }],
    ['incomparable', { stored: [stream('Wall time: 3 ms\n')], now: [] }],
    ['incomparable', { stored: [stream('total 12\n')], now: [], plan: { leftOut: ['!ls'] } }],
    ['failed', { stored: [stream('a')], now: [raised('KeyError', "'x'")] }],
    ['failed', { stored: [], now: [raised('KeyError', "'x'")], count: null }],
    ['new', { stored: [], now: [raised('KeyError', "'x'")], count: null, plan: { mayFail: true } }],
    ['not-run', { stored: [stream('a')] }],
  ])('is %s', (expected, cell) => {
    expect(verdict(cell)).toBe(expected);
  });
});

describe('the report', () => {
  const apart: Cell = { stored: [result('0.5')], now: [result('0.6')] };
  const alike: Cell = { stored: [result('1')], now: [result('1')] };

  it('names the first cell that parts, and the unseeded draw before it', () => {
    const unseeded = [
      { cell: 0, line: 2, name: 'train_test_split' },
      { cell: 2, line: 0, name: 'shuffle' },
    ];
    expect(report([alike, apart, apart], { unseeded })).toMatchObject({
      reproducible: false,
      parts: { cell: 1, cause: expect.stringContaining('`train_test_split` (cell 1, line 3)') },
    });
  });

  it('names other causes where nothing is drawn', () => {
    const cause = (doubts: Partial<RunPlan['doubts']>) => report([apart], doubts).parts?.cause;
    expect(cause({ liveData: [{ cell: 0, line: 0, message: 'No version.' }] })).toContain('No version.');
    expect(cause({ outOfOrder: [0] })).toContain('Cell 1 was last run before a cell that stands above it');
    expect(cause({})).toContain('saved with Python 3.8.1');
  });

  it('shows no line with a secret', () => {
    const key = `sk-proj-${'a1B2'.repeat(12)}`;
    const text = JSON.stringify([
      report([{ stored: [stream(`key ${key}`)], now: [stream('none')] }]),
      report([{ stored: [], now: [raised('ValueError', `bad key ${key}`)] }]),
    ]);
    expect(text).toContain('it holds a secret');
    expect(text).not.toContain(key);
  });

  it('is reproducible where cells agree, and counts them', () => {
    expect(report([alike, { stored: [], now: [], count: null }])).toMatchObject({
      reproducible: true,
      compared: 1,
      parts: null,
    });
  });

  it('does not call a notebook reproducible that ends at a failure', () => {
    expect(report([{ stored: [], now: [raised('NameError', 'x')], count: null }, { stored: [] }])).toMatchObject({
      reproducible: false,
      parts: { cell: 0, cause: expect.stringContaining('no cell before it defines') },
      cells: [{ verdict: 'failed' }, { verdict: 'not-run' }],
    });
  });
});

describe('executedCopy', () => {
  const file = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { a: 1 },
    cells: [
      { cell_type: 'markdown', id: 'm', source: 'x', metadata: {} },
      { cell_type: 'code', id: 'a', source: '1', metadata: {}, execution_count: 9, outputs: [stream('old')] },
      { cell_type: 'code', id: 'b', source: '2', metadata: {}, execution_count: 8, outputs: [stream('kept')] },
      { cell_type: 'code', id: 'c', source: '3', metadata: {}, execution_count: 7, outputs: [stream('gone')] },
    ],
  };
  const results = [{ cell: 1, seconds: 1, dropped: 0, outputs: [{ ...result('1'), execution_count: 5 }] }];

  it('has the new outputs, keeps skipped cells and empties those that did not run', () => {
    const made = executedCopy(file, results, new Set([2]));
    expect(made).toMatchObject({
      ok: true,
      value: {
        metadata: { a: 1 },
        cells: [
          file.cells[0],
          { id: 'a', execution_count: 1, outputs: [{ execution_count: 1, data: { 'text/plain': '1' } }] },
          file.cells[2],
          { id: 'c', execution_count: null, outputs: [] },
        ],
      },
    });
  });

  it('refuses the older format', () => {
    expect(executedCopy({ nbformat: 3, worksheets: [] }, [], new Set())).toMatchObject({ ok: false });
  });
});
