import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fix, TextEdit } from '#protocol/finding.ts';
import { applyEdits, applyToNotebook, compatibleFixes } from './edits.ts';

const at = (line: number, from: number, to: number, newText: string, cell = 0): TextEdit => ({
  place: {
    file: 'a.ipynb',
    cell,
    range: { start: { line, character: from }, end: { line, character: to } },
  },
  newText,
});
const edits = (...list: TextEdit[]) => list.map(({ place, newText }) => ({ range: place.range, newText }));

describe('edits of a text', () => {
  it('are all meant in the text as given', () => {
    expect(applyEdits('one\ntwo\n', edits(at(1, 0, 3, 'three'), at(0, 0, 0, '# '), at(0, 3, 3, '!')))).toBe(
      '# one!\nthree\n',
    );
  });

  it('make the same insertion once, and others in order', () => {
    expect(applyEdits('x', edits(at(0, 0, 0, 'import os\n'), at(0, 0, 0, 'import os\n'), at(0, 0, 1, 'y')))).toBe(
      'import os\ny',
    );
  });

  it('refuse to overlap', () => {
    expect(() => applyEdits('abcdef', edits(at(0, 0, 3, ''), at(0, 2, 4, '')))).toThrow('overlap');
  });
});

describe('fixes together', () => {
  const fix = (...list: TextEdit[]): Fix => ({ title: 't', kind: 'safe', edits: list });
  it('keep the earlier of two that touch the same text', () => {
    const first = fix(at(0, 0, 3, 'a'));
    expect(compatibleFixes([first, fix(at(0, 2, 5, 'b')), fix(at(0, 2, 5, 'c', 1)), fix(at(0, 3, 5, 'd'))])).toEqual([
      first,
      fix(at(0, 2, 5, 'c', 1)),
      fix(at(0, 3, 5, 'd')),
    ]);
  });

  it('may bring the same import', () => {
    const both = [fix(at(0, 0, 0, 'import os\n')), fix(at(0, 0, 0, 'import os\n'))];
    expect(compatibleFixes(both)).toEqual(both);
  });
});

describe('edits of a notebook file', () => {
  const json = `{
 "cells": [
  {"cell_type": "markdown", "metadata": {}, "source": ["# T\\u00eft"]},
  {
   "cell_type": "code",
   "outputs": [{"text": ["a\\"]}", 1.50, 1e5]}],
   "source": [
    "x = \\"/home/m/x.csv\\"\\n",
    "y = 1"
   ]
  },
  {"cell_type": "code", "source": "z = \\"\\u00fc\\""},
  {"cell_type": "code", "source": ["a = 1\\n", "b = 2"]}
 ],
 "nbformat": 4
}
`;

  it('change the lines of a source and nothing else', () => {
    expect(applyToNotebook(json, [at(0, 4, 19, '"x.csv"', 1)])).toBe(
      json.replace('\\"/home/m/x.csv\\"', '\\"x.csv\\"'),
    );
  });

  it('put lines in with the indentation of the file', () => {
    expect(applyToNotebook(json, [at(0, 0, 0, 'import os\n', 1)])).toBe(
      json.replace('    "x = ', '    "import os\\n",\n    "x = '),
    );
    expect(applyToNotebook(json, [at(0, 0, 0, 'import os\n', 3)])).toBe(
      json.replace('["a = 1', '["import os\\n", "a = 1'),
    );
  });

  it('keep a string a string, and escapes escapes', () => {
    expect(applyToNotebook(json, [at(0, 0, 1, 'ö', 2)])).toBe(json.replace('"z = ', '"\\u00f6 = '));
  });

  it('know nbformat 3', () => {
    const old = '{"worksheets": [{"cells": [{"cell_type": "code", "input": ["a = 1"]}]}], "nbformat": 3}';
    expect(applyToNotebook(old, [at(0, 4, 5, '2')])).toBe(old.replace('a = 1', 'a = 2'));
  });

  it('keep the lines of nbformat 3 apart', () => {
    const old = JSON.stringify(
      { worksheets: [{ cells: [{ cell_type: 'code', input: ['a = 1\n', 'b = 2\n', 'c = 3'] }] }], nbformat: 3 },
      null,
      1,
    );
    expect(applyToNotebook(old, [at(1, 4, 5, '4')])).toBe(old.replace('b = 2', 'b = 4'));
  });

  it('keep the line endings of a source', () => {
    const mixed = JSON.stringify({ cells: [{ source: ['a = 1\r\n', 'b = 2\r\n', 'c = 3\n'] }, { source: 'x\r\ny' }] });
    expect(applyToNotebook(mixed, [at(1, 4, 5, '4')])).toBe(mixed.replace('b = 2', 'b = 4'));
    expect(JSON.parse(applyToNotebook(mixed, [at(0, 0, 0, 'import os\n'), at(1, 0, 1, 'z', 1)])).cells).toEqual([
      { source: ['import os\r\n', 'a = 1\r\n', 'b = 2\r\n', 'c = 3\n'] },
      { source: 'x\r\nz' },
    ]);
  });

  it('refuse a cell that is not there', () => {
    expect(() => applyToNotebook(json, [at(0, 0, 0, 'x', 9)])).toThrow('no cell 10');
  });

  it('leave any notebook as it was when there is nothing to edit, and any source as JSON reads it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'binary' }))),
        fc.constantFrom(undefined, 1, '\t'),
        (cells, indent) => {
          const text = JSON.stringify(
            { cells: cells.map((source) => ({ outputs: [{ a: ']}"' }], source })) },
            null,
            indent,
          );
          expect(applyToNotebook(text, [])).toBe(text);
          for (const [index, source] of cells.entries()) {
            const changed = JSON.parse(applyToNotebook(text, [at(0, 0, 0, '# new\n', index)]));
            const expected = cells.map((other) => other.join(''));
            const joined = source.join('');
            expected[index] = `# new${/\r\n|\r|\n/.exec(joined)?.[0] ?? '\n'}${joined}`;
            expect(changed.cells.map((cell: { source: string[] }) => cell.source.join(''))).toEqual(expected);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
