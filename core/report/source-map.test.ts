import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Positions } from '#core/notebook/positions.ts';
import { readNotebook } from '#core/notebook/read.ts';
import { applyEdits } from '#core/rules/index.ts';
import type { Region, Replacement } from '#protocol/check-report.ts';
import type { Fix, Place, Range } from '#protocol/finding.ts';
import { sourceMap } from './source-map.ts';

const file = 'a.ipynb';
const place = (cell: number | undefined, from: [number, number], to: [number, number], of = file): Place => ({
  file: of,
  ...(cell === undefined ? {} : { cell }),
  range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } },
});
const notebook = `{
 "cells": [
  {"cell_type": "markdown", "metadata": {}, "source": "# one \\u2713 🐧"},
  {
   "cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [],
   "source": [
    "a = \\"1\\"\\r\\n",
    "b = 2"
   ]
  },
  {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": []}
 ],
 "metadata": {}, "nbformat": 4, "nbformat_minor": 5
}
`;

/** The file's text at a region. */
function cut(text: string, { startLine, startColumn, endLine, endColumn }: Region): string {
  const positions = new Positions(text);
  return text.slice(
    positions.offset({ line: startLine - 1, character: startColumn - 1 }),
    positions.offset({ line: endLine - 1, character: endColumn - 1 }),
  );
}

const replaced = (text: string, replacements: readonly Replacement[]): string =>
  applyEdits(
    text,
    replacements.map(({ region, text: newText }) => ({
      range: {
        start: { line: region.startLine - 1, character: region.startColumn - 1 },
        end: { line: region.endLine - 1, character: region.endColumn - 1 },
      },
      newText,
    })),
  );

describe('where a place is in the file', () => {
  const map = sourceMap(notebook, file);
  it.each([
    ['a word', place(1, [1, 0], [1, 1]), 'b', 8],
    ['an escaped quote', place(1, [0, 4], [0, 7]), '\\"1\\"', 7],
    ['an escaped sign and a pair', place(0, [0, 6], [0, 10]), '\\u2713 🐧', 3],
    ['what is about no character', place(1, [0, 0], [0, 0]), 'a = \\"1\\"', 7],
    ['two lines', place(1, [0, 4], [1, 1]), '', 7],
    ['a cell without source', place(2, [0, 0], [0, 0]), '', 11],
  ])('%s', (_, at, text, line) => {
    const region = map.region(at);
    expect(region?.startLine).toBe(line);
    if (region && text !== '') expect(cut(notebook, region)).toBe(text);
  });

  it('is nowhere for a cell that is not there', () => {
    expect(map.region(place(7, [0, 0], [0, 1]))).toBeNull();
  });

  it.each([
    ['FROM a\r\nRUN b\r\n', place(undefined, [1, 4], [1, 5], 'Dockerfile'), 'b'],
    ['FROM a\r\nRUN b\r\n', place(undefined, [1, 4], [1, 4], 'Dockerfile'), 'b'],
    ['\uFEFFFROM a\n', place(undefined, [0, 5], [0, 6], 'Dockerfile'), 'a'],
  ])('in a manifest %j', (text, at, expected) => {
    const region = sourceMap(text, 'Dockerfile').region(at);
    expect(region && cut(text, region)).toBe(expected);
  });
});

describe('what a fix does to the file', () => {
  const fix = (...edits: [Place, string][]): Fix => ({
    title: 't',
    kind: 'safe',
    edits: edits.map(([where, newText]) => ({ place: where, newText })),
  });

  it.each([
    ['of another file', fix([place(undefined, [0, 0], [0, 0], 'b'), 'x'])],
    ['of a cell that is not there', fix([place(9, [0, 0], [0, 0]), 'x'])],
    ['of a cell whose source has to be written anew', fix([place(2, [0, 0], [0, 0]), 'x'])],
  ])('is not said %s', (_, given) => expect(sourceMap(notebook, file).replacements(given)).toBeNull());

  it('is said of nbformat 3, line by line', () => {
    const old = JSON.stringify(
      { nbformat: 3, worksheets: [{ cells: [{ cell_type: 'code', input: ['a = 1\n', 'b = 2'], outputs: [] }] }] },
      null,
      1,
    );
    const map = sourceMap(old, file);
    const two = place(0, [1, 4], [1, 5]);
    const region = map.region(two);
    expect(region && cut(old, region)).toBe('2');
    expect(replaced(old, map.replacements(fix([two, '3'])) ?? [])).toBe(old.replace('b = 2', 'b = 3'));
  });

  it('has the line endings of the cell', () => {
    const [added] = sourceMap(notebook, file).replacements(fix([place(1, [0, 0], [0, 0]), 'import os\n'])) ?? [];
    expect(added?.text).toBe('import os\\r\\n');
  });

  const line = fc.string({ unit: fc.constantFrom('a', '"', '\\', '🐧', 'é', '\t', ' ', '\u2028'), maxLength: 6 });
  const source = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
  it('gives the cells that the edits give, whatever the sources', () => {
    fc.assert(
      fc.property(
        fc.array(source, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        source,
        (sources, asLines, which, a, b, newText) => {
          const text = JSON.stringify(
            {
              cells: sources.map((each) => ({
                cell_type: 'code',
                source: asLines ? each.split(/(?<=\n)/) : each,
                outputs: [],
              })),
              nbformat: 4,
            },
            null,
            1,
          );
          const cell = which % sources.length;
          const own = sources[cell] ?? '';
          const [start = 0, end = 0] = [a % (own.length + 1), b % (own.length + 1)].sort((x, y) => x - y);
          const range: Range = new Positions(own).range(start, end);
          const replacements = sourceMap(text, file).replacements(fix([{ file, cell, range }, newText]));
          fc.pre(replacements !== null);
          const after = readNotebook(replaced(text, replacements ?? []));
          expect(after.ok && after.value.cells.map((each) => each.source)).toEqual(
            sources.map((each, index) => (index === cell ? applyEdits(each, [{ range, newText }]) : each)),
          );
        },
      ),
    );
  });
});
