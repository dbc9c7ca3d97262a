import { describe, expect, it } from 'vitest';
import type { Finding } from '#protocol/finding.ts';
import { applySafeFixes } from './fix.ts';

const finding = (
  file: string,
  cell: number | undefined,
  from: [number, number],
  to: [number, number],
  newText: string,
  kind: 'safe' | 'offered' = 'safe',
): Finding => {
  const range = { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } };
  const place = { file, range, ...(cell === undefined ? {} : { cell }) };
  return {
    rule: 'x/y',
    severity: 'warning',
    message: 'm',
    place,
    fixes: [{ title: `to ${newText}`, kind, edits: [{ place, newText }] }],
  };
};

/** As Jupyter writes it: one space of indentation, floats with a point. */
const notebook = `{
 "cells": [
  {
   "cell_type": "markdown",
   "metadata": {"score": 1.0, "source": "no"},
   "source": "# one \\u2713"
  },
  {
   "cell_type": "code",
   "execution_count": null,
   "metadata": {},
   "outputs": [],
   "source": [
    "a = 1\\n",
    "b = '🐧'"
   ]
  },
  {
   "cell_type": "code", "execution_count": 2, "metadata": {}, "outputs": [], "source": []
  }
 ],
 "metadata": {},
 "nbformat": 4,
 "nbformat_minor": 5
}
`;

describe('applying fixes', () => {
  it('changes the cell and no other byte of the notebook', () => {
    const fixed = applySafeFixes(notebook, 'n.ipynb', [finding('n.ipynb', 1, [1, 5], [1, 7], 'penguin')]);
    expect(fixed).toEqual({ text: notebook.replace('🐧', 'penguin'), applied: ['to penguin'] });
  });

  it('adds and removes lines with the indentation of the list', () => {
    const added = applySafeFixes(notebook, 'n.ipynb', [finding('n.ipynb', 1, [0, 0], [0, 0], 'import x\n')]);
    expect(added.text).toBe(notebook.replace('    "a = 1\\n",', '    "import x\\n",\n    "a = 1\\n",'));
    const emptied = applySafeFixes(notebook, 'n.ipynb', [finding('n.ipynb', 1, [0, 0], [1, 8], '')]);
    expect(JSON.parse(emptied.text).cells[1].source).toEqual([]);
    const filled = applySafeFixes(notebook, 'n.ipynb', [finding('n.ipynb', 2, [0, 0], [0, 0], 'x\ny')]);
    expect(filled.text).toBe(notebook.replace('"source": []', '"source": ["x\\n","y"]'));
  });

  it('keeps sources that are one string, strings', () => {
    const fixed = applySafeFixes(notebook, 'n.ipynb', [finding('n.ipynb', 0, [0, 2], [0, 5], 'two')]);
    expect(fixed.text).toBe(notebook.replace('one', 'two'));
  });

  it('makes the first of two that overlap, and leaves offered ones and those of other files', () => {
    const fixed = applySafeFixes('FROM a\n', 'Dockerfile', [
      finding('Dockerfile', undefined, [0, 5], [0, 6], 'b', 'offered'),
      finding('Dockerfile', undefined, [0, 5], [0, 6], 'c'),
      finding('Dockerfile', undefined, [0, 4], [0, 6], 'd'),
      finding('other', undefined, [0, 0], [0, 1], 'e'),
      finding('Dockerfile', undefined, [0, 0], [0, 4], 'from'),
    ]);
    expect(fixed).toEqual({ text: 'from c\n', applied: ['to c', 'to from'] });
  });

  it('leaves a notebook that cannot be read alone', () => {
    expect(applySafeFixes('{', 'n.ipynb', [finding('n.ipynb', 0, [0, 0], [0, 0], 'x')])).toEqual({
      text: '{',
      applied: [],
    });
  });
});
