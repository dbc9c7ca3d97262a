import { describe, expect, it } from 'vitest';
import type { Proof } from '#protocol/model.ts';
import { proofInWords } from './proof.ts';

const proof = (comparisons: Proof['comparisons']): Proof => ({
  proven: comparisons.every((one) => one.agreeing === one.rows),
  tolerance: { absolute: 0, relative: 0 },
  comparisons,
  model: '',
  lock: '',
});

describe('proofInWords', () => {
  it('counts what agreed', () => {
    const alike = { output: 'label', rows: 84, agreeing: 84, worst: null };
    expect(
      proofInWords(
        proof([
          { by: 'python', ...alike },
          { by: 'onnx', ...alike },
        ]),
      ),
    ).toBe("proven. All 84 answers of python and onnx equal the notebook's own.");
  });

  it('shows the worst row of what did not', () => {
    const worst = { row: 4, notebook: 'Gentoo', got: 'Adelie', difference: null };
    expect(proofInWords(proof([{ by: 'onnx', output: 'label', rows: 84, agreeing: 83, worst }]))).toContain(
      'Row 5: the notebook says Gentoo, the exported model Adelie.',
    );
  });

  it('says why, where the answers are equal and it is not proven for all that', () => {
    const alike = { by: 'onnx' as const, output: 'label', rows: 84, agreeing: 84, worst: null };
    const reason = 'predict.py makes other features than the notebook.';
    expect(proofInWords({ ...proof([alike]), proven: false, reason })).toBe(`not proven. ${reason}`);
  });
});
