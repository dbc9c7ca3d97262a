import { describe, expect, it } from 'vitest';
import { allAgree, compareAnswers, disagreement } from '#core/proof/index.ts';
import type { Captured, Signature } from '#protocol/model.ts';

const signature: Signature = {
  inputs: [{ name: 'age', type: 'float', missing: false }],
  outputs: [
    { name: 'label', role: 'label', type: 'string', width: 1 },
    { name: 'probability', role: 'score', type: 'float', width: 2 },
  ],
};
const captured: Captured = {
  rows: [{ age: 1 }, { age: 2 }],
  answers: {
    label: [['no'], ['yes']],
    probability: [
      [0.75, 0.25],
      [0.1, 0.9],
    ],
  },
};
const tolerance = { absolute: 1e-5, relative: 1e-4 };
const compare = (got: Parameters<typeof compareAnswers>[3]) =>
  compareAnswers('container', signature, captured, got, tolerance);

describe('compareAnswers', () => {
  it('agrees within the tolerance and says how far the worst score is', () => {
    const got = {
      label: [['no'], ['yes']],
      probability: [
        [0.75, 0.25],
        [0.10001, 0.89999],
      ],
    };
    const [label, probability] = compare(got);
    expect(label).toEqual({ by: 'container', output: 'label', rows: 2, agreeing: 2, worst: null });
    expect(probability).toMatchObject({ agreeing: 2, worst: { row: 1 } });
    expect(probability?.worst?.difference).toBeCloseTo(1e-5, 8);
    expect(allAgree(compare(got))).toBe(true);
    expect(disagreement(compare(got))).toBeNull();
  });

  it('names the row of a label that differs', () => {
    const [label] = compare({ ...captured.answers, label: [['no'], ['no']] });
    expect(label).toMatchObject({ agreeing: 1, worst: { row: 1, notebook: 'yes', got: 'no', difference: null } });
    expect(allAgree(compare({ ...captured.answers, label: [['no'], ['no']] }))).toBe(false);
    expect(disagreement(label ? [label] : [])).toBe(
      'label agrees on 1 of 2 rows. Row 1: the notebook said "yes", the container "no".',
    );
  });

  it('does not take 1 for "1" or for true', () => {
    const integers: Signature = {
      ...signature,
      outputs: [{ name: 'label', role: 'label', type: 'integer', width: 1 }],
    };
    const own: Captured = { rows: [{ age: 1 }], answers: { label: [[1]] } };
    expect(compareAnswers('x', integers, own, { label: [['1']] }, tolerance)[0]?.agreeing).toBe(0);
    expect(compareAnswers('x', integers, own, { label: [[true]] }, tolerance)[0]?.agreeing).toBe(0);
  });

  it('puts a score that is missing on one side before any number', () => {
    const [, probability] = compare({
      ...captured.answers,
      probability: [
        [0.5, 0.5],
        [null, 0.9],
      ],
    });
    expect(probability).toMatchObject({ agreeing: 0, worst: { row: 1, notebook: 0.1, got: null, difference: null } });
  });

  it.each([
    ['an output that was not answered', {}],
    ['rows that were not answered', { label: [['no']], probability: [[0.75, 0.25]] }],
    [
      'rows with too many values',
      {
        label: [
          ['no', 'x'],
          ['yes', 'x'],
        ],
        probability: [
          [1, 2, 3],
          [1, 2, 3],
        ],
      },
    ],
  ])('counts %s as disagreeing', (_, got) => {
    expect(allAgree(compare(got))).toBe(false);
  });

  it('has nothing to agree on where the notebook answered nothing', () => {
    const none = compareAnswers('x', signature, { rows: [{ age: 1 }], answers: {} }, {}, tolerance);
    expect(none).toEqual([]);
    expect(allAgree(none)).toBe(false);
  });
});
