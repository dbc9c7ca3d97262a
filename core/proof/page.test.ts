import { describe, expect, it } from 'vitest';
import type { HardInput, Proof, Provenance, Signature } from '#protocol/model.ts';
import { hardInputLines } from './hard-inputs.ts';
import { proofPage } from './page.ts';

const hard: HardInput[] = [
  { case: 'one row', python: 'answered', onnx: 'answered' },
  { case: 'missing', column: 'age', python: 'answered', onnx: 'answered' },
  { case: 'missing', column: 'fare', python: 'refused', onnx: 'answered', reason: 'ValueError: Input X contains NaN.' },
  { case: 'unseen', column: 'town', python: 'answered', onnx: 'differs', reason: 'Row 0 is answered with ["a"].' },
];

describe('hardInputLines', () => {
  it('says for each kind what was answered and what is refused, and why', () => {
    expect(hardInputLines(hard)).toEqual([
      'One row alone: answered alike by all.',
      'A missing value in `age`: answered alike by all.',
      'A missing value in `fare`: refused, since ValueError: Input X contains NaN.',
      'A word that training never saw in `town`: refused, since Row 0 is answered with ["a"].',
    ]);
  });

  it('counts many columns', () => {
    const many = Array.from(
      { length: 9 },
      (_, index): HardInput => ({ case: 'large', column: `x${index}`, python: 'answered' }),
    );
    expect(hardInputLines(many)).toEqual([
      'A number far beyond what training saw in 9 columns: answered alike by all.',
    ]);
  });
});

describe('proofPage', () => {
  const proof: Proof = {
    proven: true,
    tolerance: { absolute: 1e-5, relative: 1e-4 },
    comparisons: [{ by: 'python', output: 'label', rows: 5, agreeing: 5, worst: null }],
    hard,
    model: 'a'.repeat(64),
    lock: 'b'.repeat(64),
  };
  const signature: Signature = {
    inputs: [{ name: 'age', type: 'float', missing: false }],
    outputs: [{ name: 'label', role: 'label', type: 'string', width: 1 }],
  };
  const provenance: Provenance = {
    notebook: { path: 'n.ipynb', sha256: 'c'.repeat(64) },
    data: [],
    python: '3.11.7',
    lock: { path: 'requirements.lock', sha256: 'b'.repeat(64) },
    packages: {},
    model: { class: 'sklearn.svm.SVC', library: 'sklearn', parameters: {} },
    input: { at: 'input', name: 'clf', instead: ['The preprocessing cannot be taken out: cell 2.'] },
    onnx: 'SVC cannot be exported.',
    metrics: {},
    createdAt: '2026-01-01T00:00:00.000Z',
  };

  it('leads with the verdict, and says where rows come in and why Python serves', () => {
    const page = proofPage('churn', proof, signature, provenance);
    expect(page).toMatch(/^# Proven: churn\n\nIt answers as `n\.ipynb` did\./);
    expect(page).toContain('| python | `label` | 5 | 5 |  |');
    expect(page).toContain(
      "As `clf` takes them, after the notebook's preprocessing: 1 columns. The preprocessing cannot",
    );
    expect(page).toContain('There is no ONNX graph, and Python serves it: SVC cannot be exported.');
    expect(page).toContain('- A missing value in `fare`: refused');
  });

  it('says why it is not proven', () => {
    const page = proofPage('churn', { ...proof, proven: false, reason: 'Row 3 differs.' }, signature, provenance);
    expect(page).toMatch(/^# Not proven: churn\n\nRow 3 differs\./);
  });

  it('says whether the separated code answers as the notebook did', () => {
    const pageWith = (separated: Proof['separated']): string =>
      proofPage('m', { ...proof, ...(separated === undefined ? {} : { separated }) }, signature, provenance);
    expect(pageWith(undefined)).not.toContain('Separated code');
    expect(pageWith({ comparisons: proof.comparisons, reason: null })).toContain('to all 5 rows');
    expect(pageWith({ comparisons: [], reason: 'It gave no answer: KeyError.' })).toContain(
      'does not answer as the notebook did. It gave no answer: KeyError.',
    );
  });
});
