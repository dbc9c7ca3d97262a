import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notebook } from './model.ts';
import { readNotebook } from './read.ts';

const read = (value: unknown): Notebook => {
  const outcome = readNotebook(JSON.stringify(value));
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

const code = (source: unknown, more = {}) => ({
  cell_type: 'code',
  source,
  outputs: [],
  execution_count: null,
  ...more,
});

describe('nbformat 4', () => {
  it('reads sources as string or as lines, kernel, language and counts', () => {
    const notebook = read({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {
        kernelspec: { name: 'conda-env', display_name: 'My env' },
        language_info: { name: 'python', version: '3.11.7' },
      },
      cells: [
        { cell_type: 'markdown', source: ['# Title\n', 'text'], id: 'a' },
        code(['x = 1\r\n', 'y = 2'], { execution_count: 3, id: 'b' }),
        code('z'),
      ],
    });
    expect(notebook).toMatchObject({
      language: 'python',
      languageVersion: '3.11.7',
      kernel: { name: 'conda-env', displayName: 'My env' },
      cells: [
        { index: 0, id: 'a', kind: 'markdown', source: '# Title\ntext', executionCount: null },
        { index: 1, id: 'b', kind: 'code', source: 'x = 1\ny = 2', executionCount: 3 },
        { index: 2, id: null, kind: 'code', source: 'z', executionCount: null },
      ],
    });
  });

  it('takes Python where nothing is said, and the language that is said', () => {
    expect(read({ nbformat: 4, cells: [] })).toMatchObject({ language: 'python', kernel: null, languageVersion: null });
    expect(read({ nbformat: 4, metadata: { kernelspec: { name: 'ir', language: 'R' } }, cells: [] }).language).toBe(
      'r',
    );
  });

  it('reads outputs as text, without colours, newest last', () => {
    const [cell] = read({
      nbformat: 4,
      cells: [
        code('x', {
          outputs: [
            { output_type: 'stream', name: 'stdout', text: ['a\n', 'b'] },
            { output_type: 'execute_result', data: { 'text/html': '<b>1</b>', 'text/plain': ['1'] } },
            { output_type: 'display_data', data: { 'image/png': 'aaaa' } },
            { output_type: 'error', ename: 'NameError', evalue: 'x', traceback: ['\u001b[0;31mboom\u001b[0m'] },
          ],
        }),
      ],
    }).cells;
    expect(cell?.outputs).toEqual([
      { kind: 'stream', text: 'a\nb', mimeTypes: ['text/plain'] },
      { kind: 'result', text: '1', mimeTypes: ['text/html', 'text/plain'] },
      { kind: 'display', text: '', mimeTypes: ['image/png'] },
      { kind: 'error', text: 'NameError: x\nboom', mimeTypes: ['text/plain'] },
    ]);
  });

  it('cuts large outputs and says how much is gone', () => {
    const [cell] = read({
      nbformat: 4,
      cells: [code('x', { outputs: [{ output_type: 'stream', text: 'a'.repeat(1_000_000) }] })],
    }).cells;
    expect(cell?.outputs[0]?.text.length).toBeLessThan(21_000);
    expect(cell?.outputs[0]?.text).toMatch(/980000 more characters\)$/);
  });
});

it('takes the count of a result where the cell has lost its own', () => {
  const result = { output_type: 'execute_result', execution_count: 7, data: { 'text/plain': '1' } };
  const cells = [code('x', { outputs: [result] }), code('y', { outputs: [result], execution_count: 9 })];
  expect(read({ nbformat: 4, cells }).cells.map(({ executionCount }) => executionCount)).toEqual([7, 9]);
});

it('reads nbformat 3: worksheets, input, prompt numbers, headings', () => {
  const notebook = read({
    nbformat: 3,
    worksheets: [
      {
        cells: [
          { cell_type: 'heading', level: 1, source: 'Old' },
          {
            cell_type: 'code',
            language: 'python',
            input: ['print 1'],
            prompt_number: 2,
            outputs: [{ output_type: 'pyout', text: ['1'], png: 'aa' }],
          },
        ],
      },
    ],
  });
  expect(notebook.cells).toMatchObject([
    { kind: 'markdown', source: 'Old' },
    {
      kind: 'code',
      source: 'print 1',
      executionCount: 2,
      outputs: [{ kind: 'result', text: '1', mimeTypes: ['text/plain', 'image/png'] }],
    },
  ]);
});

describe('refusals in a sentence', () => {
  it.each([
    ['', /empty/],
    ['not json', /not valid JSON/],
    ['[]', /no JSON object/],
    ['{}', /no list of cells/],
    ['{"nbformat":5,"cells":[]}', /nbformat 5/],
    ['{"nbformat":2,"worksheets":[]}', /nbformat 2/],
    ['{"nbformat":"4","cells":[]}', /not a number/],
    ['{"nbformat":4,"cells":[1]}', /Cell 1 .* not an object/],
    ['{\n<<<<<<< HEAD\n"nbformat":4,\n=======\n>>>>>>> other\n"cells":[]}', /merge conflict/],
  ])('%j', (text, reason) => {
    expect(readNotebook(text)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });
});

it('never throws, whatever the text', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof readNotebook(text).ok === 'boolean'));
  const cell = fc.oneof(
    fc.jsonValue(),
    fc.record({ cell_type: fc.constantFrom('code', 'markdown', 'x'), source: fc.jsonValue(), outputs: fc.jsonValue() }),
  );
  fc.assert(
    fc.property(fc.array(cell), fc.jsonValue(), (cells, metadata) => {
      const outcome = readNotebook(JSON.stringify({ nbformat: 4, metadata, cells }));
      return outcome.ok ? outcome.value.cells.length === cells.length : outcome.reason.length > 10;
    }),
  );
});

it('reads JSON nested deeper than the stack', () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const text = `{"nbformat":4,"cells":[{"cell_type":"code","source":"","outputs":[{"output_type":"display_data","data":{"application/json":${deep}}}]}]}`;
  expect(typeof readNotebook(text).ok).toBe('boolean');
});
