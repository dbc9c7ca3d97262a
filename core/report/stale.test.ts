import { describe, expect, it } from 'vitest';
import { staleLines } from './stale.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const inCell = (cell: number) => ({ text: 'changed', place: { file: 'a.ipynb', cell, range } });

describe('a model whose notebook has changed', () => {
  it('is told of in one line, with each place once', () => {
    const lock = { text: 'changed', place: { file: 'requirements.lock', range } };
    expect(staleLines([inCell(2), inCell(2), lock])).toEqual([
      '! What the model was proven from has changed since (cell 3, requirements.lock). Prove it anew: slipway prepare',
    ]);
  });

  it('is told of where nothing says the place, and briefly where there are many', () => {
    expect(staleLines([{ text: 'gone' }])[0]).toContain('has changed since. Prove');
    expect(staleLines([0, 1, 2, 3, 4, 5].map(inCell))[0]).toContain('cell 5, ...)');
  });

  it('is not told of where nothing has', () => {
    expect(staleLines([])).toEqual([]);
  });
});
