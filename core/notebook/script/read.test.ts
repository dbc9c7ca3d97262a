import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notebook } from '../model.ts';
import { isJupytext, readScript } from './read.ts';

const header = `# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---
`;

function read(text: string) {
  const script = readScript(text);
  if (!script.ok) throw new Error(script.reason);
  return script.value;
}
const cellsOf = ({ cells }: Notebook) => cells.map(({ kind, source }) => [kind, source]);

describe('cells of a script', () => {
  it('are what stands behind the markers, without the blank lines between them', () => {
    const text = 'import os\n\n# %%\nx = 1\n\n\n# %% Load the data\ny = 2\n#%%\nz = 3\n# %%% deeper\n';
    expect(cellsOf(read(text).notebook)).toEqual([
      ['code', 'import os'],
      ['code', 'x = 1'],
      ['code', 'y = 2'],
      ['code', 'z = 3'],
      ['code', ''],
    ]);
  });

  it('are Markdown and raw where the marker says so', () => {
    expect(cellsOf(read('# %% [markdown]\n# # Title\n#\n# Text.\n# %% [raw]\n# r\n# %%\nx').notebook)).toEqual([
      ['markdown', '# Title\n\nText.'],
      ['raw', 'r'],
      ['code', 'x'],
    ]);
  });

  it('have their magics back where jupytext made comments of them, and keep comments', () => {
    const text = `${header}# %%\n# %matplotlib inline\n# !pip install a \\\n#   b\n# files = !ls\n# # !pip is said here\n# 100 % sure\n`;
    expect(cellsOf(read(text).notebook)).toEqual([
      ['code', '%matplotlib inline\n!pip install a \\\n  b\nfiles = !ls\n# # !pip is said here\n# 100 % sure'],
    ]);
    expect(cellsOf(read('# %%\n# %matplotlib inline\n').notebook)).toEqual([['code', '# %matplotlib inline']]);
  });

  it('of another language say which', () => {
    const { cells } = read(`${header}# %% language="bash"\n# ls -l\n`).notebook;
    expect(cells).toEqual([expect.objectContaining({ language: 'bash', source: 'ls -l', executionCount: null })]);
  });

  it('are read with any line ends and a byte order mark', () => {
    expect(cellsOf(read('\uFEFF# %%\r\nx = 1\r\ny = 2\r\n').notebook)).toEqual([['code', 'x = 1\ny = 2']]);
  });
});

it('knows kernel, language and pairing from the header, and is no worse without one that can be read', () => {
  expect(read(`${header}# %%\nx`).notebook).toMatchObject({
    kernel: { name: 'python3', displayName: 'Python 3' },
    language: 'python',
    pairing: 'ipynb,py:percent',
  });
  expect(read('# ---\n# a: [\n# ---\n# %%\nx').notebook).toMatchObject({ kernel: null, language: 'python' });
});

it('refuses a script without cells in one sentence that says what to do', () => {
  for (const text of ['', 'import os\n', '#%matplotlib\n']) {
    const script = readScript(text);
    expect(script.ok ? '' : script.reason).toMatch(/no cells|empty/);
  }
});

it('takes a module with markers for a notebook only where jupytext says so', () => {
  expect(isJupytext(`${header}# %%\nx`)).toBe(true);
  expect(isJupytext('# %%\nx')).toBe(false);
  expect(isJupytext(header)).toBe(false);
});

it('leads every place of a code cell back to the same characters of the file', () => {
  const line = fc.constantFrom('x = 1', '', '# note', '# %%', '# %% [markdown]', '# !ls', '#%% t', '    y', '# %%time');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.boolean(), (body, isPaired) => {
      const text = `${isPaired ? header : ''}# %%\n${body.join('\n')}`;
      const lines = text.split('\n');
      const { notebook, inFile } = read(text);
      for (const { index, source } of notebook.cells)
        for (const [at, own] of source.split('\n').entries()) {
          const range = { start: { line: at, character: 0 }, end: { line: at, character: own.length } };
          const place = inFile({ file: 'a.py', cell: index, range });
          const { start, end } = place.range;
          expect(lines[start.line]?.slice(start.character, end.character) ?? '').toBe(own);
        }
    }),
  );
});
