import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Captured, Proof, Provenance, Signature } from '#protocol/model.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Written by hand, in the layout of a prepared model, so that this suite needs no notebook to be run first. */
export function writeModelFolder(
  folder: string,
  proven: boolean,
): { files: string[]; provenance: Provenance; proof: Proof } {
  const onnx = 'not a network, but bytes enough\0\u0001';
  const provenance: Provenance = {
    notebook: { path: 'penguins.ipynb', sha256: sha256('notebook') },
    data: [{ source: 'data/penguins.csv', sha256: sha256('data'), rows: 344 }],
    python: '3.11.7',
    lock: { path: 'requirements.lock', sha256: sha256('lock') },
    packages: { 'scikit-learn': '1.7.2' },
    model: {
      class: 'sklearn.linear_model.LogisticRegression',
      library: 'scikit-learn',
      parameters: { C: 1.5, max_iter: 200, class_weight: null, solver: 'lbfgs', 'weird key!': 'x'.repeat(9000) },
    },
    metrics: { accuracy_score: 0.975, log_loss: 0.08 },
    createdAt: '2026-01-02T03:04:05Z',
  };
  const proof: Proof = {
    proven,
    tolerance: { absolute: 1e-5, relative: 1e-5 },
    comparisons: [
      { by: 'onnx', output: 'label', rows: 4, agreeing: proven ? 4 : 3, worst: null },
      {
        by: 'onnx',
        output: 'probabilities',
        rows: 4,
        agreeing: 4,
        worst: { row: 2, notebook: 0.5, got: 0.5000001, difference: 1e-7 },
      },
    ],
    model: sha256(onnx),
    lock: sha256('lock'),
  };
  const signature: Signature = {
    inputs: [{ name: 'bill_length_mm', type: 'float', missing: true }],
    outputs: [{ name: 'label', role: 'label', type: 'string', width: 1, classes: ['Adelie', 'Gentoo'] }],
  };
  const captured: Captured = {
    rows: [39.1, 46.1, 40.3, 50].map((value) => ({ bill_length_mm: value })),
    answers: { label: [['Adelie'], ['Gentoo'], ['Adelie'], ['Gentoo']] },
    truth: { column: 'species', values: ['Adelie', 'Gentoo', 'Gentoo', null] },
  };
  const files: Record<string, string> = {
    MLmodel: [
      'artifact_path: model',
      'flavors:',
      '  python_function:',
      '    loader_module: mlflow.onnx',
      '    data: model.onnx',
      '    python_version: 3.11.7',
      '  onnx:',
      '    data: model.onnx',
      'mlflow_version: 3.1.0',
      'model_uuid: 0123456789abcdef0123456789abcdef',
      "utc_time_created: '2026-01-02 03:04:05.000000'",
      '',
    ].join('\n'),
    'model.onnx': onnx,
    'requirements.txt': 'onnxruntime==1.20.0\n',
    'slipway/provenance.json': JSON.stringify(provenance),
    'slipway/proof.json': JSON.stringify(proof),
    'slipway/signature.json': JSON.stringify(signature),
    'slipway/captured.json': JSON.stringify(captured),
    'notes/café and more.txt': 'a name that a URL has to quote\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return { files: Object.keys(files), provenance, proof };
}
