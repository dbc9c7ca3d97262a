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
    expect(cell?.outputs).toMatchObject([
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

it.each([
  [{ language_info: { name: 'R' } }, 'r'],
  [{ kernelspec: { name: 'ir' } }, 'r'],
  [{ kernelspec: { name: 'julia-1.9', language: 'julia' } }, 'julia'],
  [{ language_info: { name: 'plaintext' }, kernelspec: { language: 'python' } }, 'python'],
  [{ language_info: { name: 'pyspark' }, kernelspec: { language: '', name: 'pysparkkernel' } }, 'python'],
  [{ language_info: { name: 'Python_Glue_Session' } }, 'python'],
  [{ kernelspec: { name: 'sparkkernel' } }, 'scala'],
  [{ kernelspec: { name: 'conda-env-x-py' } }, 'python'],
  [{ 'application/vnd.databricks.v1+notebook': { language: 'scala' } }, 'scala'],
  [{}, 'python'],
])('reads %j as %s', (metadata, language) => {
  expect(read({ nbformat: 4, metadata, cells: [] }).language).toBe(language);
});

it.each([
  [{ vscode: { languageId: 'shellscript' } }, undefined],
  [{ dotnet_interactive: { language: 'csharp' } }, 'csharp'],
  [{ polyglot_notebook: { kernelName: 'fsharp' } }, 'fsharp'],
  [{ language: 'scala' }, 'scala'],
  [{ kernel: 'R' }, 'r'],
  [{ kernel: 'Python3' }, undefined],
])('takes the language of a cell from %j', (metadata, language) => {
  expect(read({ nbformat: 4, cells: [code('x', { metadata })] }).cells[0]?.language).toBe(language);
});

it('reads texts in metadata and attachments, and of pictures the path', () => {
  const notebook = read({
    nbformat: 4,
    metadata: { papermill: { parameters: { token: 'abc', n: 1 } }, jupytext: { formats: 'ipynb,py:percent' } },
    cells: [code('x', { metadata: { tags: ['parameters'] }, attachments: { 'a.png': { 'image/png': 'iVBO' } } })],
  });
  expect(notebook.pairing).toBe('ipynb,py:percent');
  expect(notebook.metadata).toContainEqual({ path: 'papermill/parameters/token', text: 'abc' });
  expect(notebook.cells[0]?.metadata).toEqual([
    { path: 'tags/0', text: 'parameters' },
    { path: 'attachments/a.png/image/png', text: '' },
  ]);
});

it('keeps a bound on metadata', () => {
  const state = Object.fromEntries(Array.from({ length: 9_000 }, (_, n) => [`w${n}`, { text: 'x'.repeat(n) }]));
  const texts = read({ nbformat: 4, metadata: { widgets: { state } }, cells: [] }).metadata ?? [];
  expect(texts.length).toBeLessThanOrEqual(2_000);
  expect(texts.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(210_000);
});

describe('files of another format are called what they look to be', () => {
  const read = (...bytes: readonly (number | string)[]): string =>
    new TextDecoder().decode(
      Uint8Array.from(
        bytes.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])),
      ),
    );
  it.each([
    [read(0x89, 'PNG\r\n', 0x1a, '\n', 0, 0, 0, 13, 'IHDR'), /a PNG picture/],
    [read(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 'JFIF', 0), /a JPEG picture/],
    [read(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3), /gzip.*unpack it first/],
    [read(0xfd, '7zXZ', 0, 0), /xz/],
    [read(0x28, 0xb5, 0x2f, 0xfd, 4), /Zstandard/],
    [read('%PDF-1.7\n%', 0xe2, 0xe3), /a PDF/],
    [read(0x89, 'HDF\r\n', 0x1a, '\n', 0), /HDF5/],
    [read(0x93, 'NUMPY', 1, 0), /NumPy/],
    [read(0x80, 4, 0x95, 0x1f, 0), /a pickle/],
    [read('SQLite format 3', 0), /SQLite/],
    [read('a.ipynb', ...Array<number>(250).fill(0), 'ustar', 0), /tar archive/],
  ])('%j', (text, reason) => {
    expect(readNotebook(text)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });
});

describe('refusals in a sentence', () => {
  it.each([
    ['', /empty/],
    ['not json', /not valid JSON.*Name a script \.py/],
    ['{"cells": [,]}', /not valid JSON \([^"]*\): it was damaged/],
    ['{"cells": [{"code": "x = 1"}]}', /none of its cells says what kind/],
    ['\0'.repeat(50), /nothing but NUL bytes/],
    ['[]', /no JSON object/],
    ['{}', /no list of cells/],
    ['{"nbformat":5,"cells":[]}', /nbformat 5/],
    ['{"nbformat":2,"worksheets":[]}', /nbformat 2/],
    ['{"nbformat":"4","cells":[]}', /not a number/],
    ['{"nbformat":4,"cells":[1]}', /Cell 1 .* not an object/],
    ['\uFEFF  \n', /empty/],
    ['\uFFFD\uFFFD{\0"\0c\0e\0', /UTF-16/],
    ['{\0"\0c\0e\0l\0l\0', /UTF-16/],
    ['{"cells": [], "nbformat": 4}\0\0\0\0', /NUL bytes/],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n', /git lfs pull/],
    ['<!DOCTYPE html>\n<html>', /web page/],
    ['PK\u0003\u0004abc', /archive/],
    ['{"cells":[{"cell_type":"code","source":["x = 1', /cut off/],
    ['{"cells":[{"cell_type":"code","source":["x = 1"]', /cut off/],
    ['{"paragraphs":[],"name":"z"}', /Zeppelin/],
    ['{"version":"NotebookV1","commands":[],"language":"python"}', /Databricks/],
    ['{"type":"notebook","notebook":{"cells":[]}}', /inside another document/],
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

describe('what Python writes and JSON has not', () => {
  const notebook = (value: string) =>
    `{"cells": [${JSON.stringify({ ...code('x'), source: 'a = "NaN: NaN"' })}], "metadata": {"x": ${value}, "y": [${value}]}, "nbformat": 4}`;
  it.each(['NaN', 'Infinity', '-Infinity'])('is read: %s', (value) => {
    const read = readNotebook(notebook(value));
    expect(read.ok && read.value.cells[0]?.source).toBe('a = "NaN: NaN"');
  });
});

describe('the language of a notebook that does not say it', () => {
  const language = (source: string) => {
    const read = readNotebook(JSON.stringify({ cells: [{ ...code('x'), source }], metadata: {}, nbformat: 4 }));
    return read.ok ? read.value.language : read.reason;
  };
  it.each([
    ['x <- c(1, 2)\nlibrary(ggplot2)\nplot(x)', 'r'],
    ['df %>% head()\ny <- df$a', 'r'],
    ['using DataFrames\nprintln("a")', 'julia'],
    ['x = 1', 'python'],
    ['import rpy2\nx <- 3\ny <- 4', 'python'],
    ['x <-1\nprint(x)', 'python'],
  ])('%j is %s', (source, expected) => {
    expect(language(source)).toBe(expected);
  });
});
