import { expect, it } from 'vitest';
import type { Evidence } from '#protocol/checklist.ts';
import { firstEvidence } from './evidence.ts';

const seen = (text: string, cell: number, line = 0): Evidence => ({
  text,
  place: { file: 'n.ipynb', cell, range: { start: { line, character: 0 }, end: { line, character: 1 } } },
});

it('tells what several lines of one cell say once, and what another cell says again', () => {
  const evidence = [seen('median learns', 7, 0), seen('median learns', 7, 1), seen('median learns', 8), seen('x', 9)];
  expect(firstEvidence(evidence, 2)).toEqual({ shown: [evidence[0], evidence[2]], more: 1 });
});

it('has nothing more to tell when all is shown', () => {
  expect(firstEvidence([{ text: 'There is no Dockerfile.' }], 2).more).toBe(0);
  expect(firstEvidence([], 2)).toEqual({ shown: [], more: 0 });
});
