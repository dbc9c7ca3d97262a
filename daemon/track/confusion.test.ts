import { describe, expect, it } from 'vitest';
import type { Captured, Signature } from '#protocol/model.ts';
import { confusionMatrix, drawConfusionMatrix } from './confusion.ts';

const signature = (role: 'label' | 'score'): Signature => ({
  inputs: [{ name: 'x', type: 'float', missing: false }],
  outputs: [{ name: 'y', role, type: 'integer', width: 1, classes: [0, 1, 2] }],
});
const captured = (truth?: Captured['truth']): Captured => ({
  rows: [{ x: 1 }, { x: 2 }, { x: 3 }, { x: 4 }],
  answers: { y: [[0], [1], [1], [null]] },
  ...(truth ? { truth } : {}),
});
const truth = { column: 'kind', values: [0, 1, 0, 2] };

describe('confusionMatrix', () => {
  it('counts rows by truth and answer, keeps classes nobody was, and leaves out rows without an answer', () => {
    expect(confusionMatrix({ signature: signature('label'), captured: captured(truth) })).toEqual({
      target: 'kind',
      labels: ['0', '1', '2'],
      counts: [
        [1, 1, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
      rows: 3,
    });
  });

  it('adds labels that the model does not know', () => {
    const odd = captured({ column: 'kind', values: ['new', 1, 1, 1] });
    expect(confusionMatrix({ signature: signature('label'), captured: odd })?.labels).toEqual(['0', '1', '2', 'new']);
  });

  it('is none for scores, and none without the truth', () => {
    expect(confusionMatrix({ signature: signature('score'), captured: captured(truth) })).toBeNull();
    expect(confusionMatrix({ signature: signature('label'), captured: captured() })).toBeNull();
  });
});

describe('drawConfusionMatrix', () => {
  it('shows every count once and lets no label break out of the picture', () => {
    const svg = drawConfusionMatrix({
      target: 'a<b',
      labels: ['<script>', '&'],
      counts: [
        [7, 8],
        [9, 0],
      ],
      rows: 24,
    });
    for (const count of [7, 8, 9, 0]) expect(svg.match(new RegExp(`>${count}</text>`, 'g'))).toHaveLength(1);
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&#60;script&#62;');
  });
});
