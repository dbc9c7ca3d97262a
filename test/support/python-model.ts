import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { accumulator } from '#core/statistics/index.ts';
import { pythonModelDigest } from '#daemon/serving/model-digest.ts';
import type { Profile } from '#protocol/drift.ts';
import type { Captured, Proof, Signature } from '#protocol/model.ts';
import { sha256 } from '#test/serving/support/text.ts';
import { lockedPython } from './locked-python.ts';

const Made = z.object({
  rows: z.array(z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()]))),
  labels: z.array(z.string()),
  probabilities: z.array(z.array(z.number())),
  classes: z.array(z.string()),
  python: z.string(),
});

export const flatSignature: Signature = {
  inputs: [
    { name: 'size', type: 'float', missing: true, range: [20, 160] },
    { name: 'district', type: 'string', missing: true, categories: ['harbour', 'north', 'south'] },
    { name: 'rooms', type: 'integer', missing: false, range: [1, 5] },
    { name: 'lift', type: 'boolean', missing: false },
  ],
  outputs: [
    { name: 'label', role: 'label', type: 'string', width: 1, classes: ['cheap', 'dear'] },
    { name: 'probability', role: 'score', type: 'float', width: 2, classes: ['cheap', 'dear'] },
  ],
};

/** Fills a folder with a small Python model of prices of flats, with its proof, captured rows and lock. */
export async function makePythonModel(folder: string, minor?: string): Promise<{ python: string; captured: Captured }> {
  const { python, lock } = await lockedPython(minor);
  const source = join(import.meta.dirname, 'python-model');
  mkdirSync(join(folder, 'slipway'), { recursive: true });
  cpSync(join(source, 'code'), join(folder, 'code'), { recursive: true });
  const made = Made.parse(JSON.parse(execFileSync(python, ['-I', join(source, 'make.py'), folder]).toString()));
  const captured: Captured = {
    rows: made.rows,
    answers: { label: made.labels.map((label) => [label]), probability: made.probabilities },
  };
  const proof: Proof = {
    proven: true,
    tolerance: { absolute: 1e-9, relative: 0 },
    comparisons: [],
    model: await pythonModelDigest(folder),
    lock: sha256(lock),
  };
  const provenance = {
    notebook: { path: 'flats.ipynb', sha256: '0'.repeat(64) },
    data: [],
    python: made.python,
    lock: { path: 'requirements.lock', sha256: sha256(lock) },
    packages: {},
    model: { class: 'sklearn.pipeline.Pipeline', library: 'scikit-learn', parameters: {} },
    metrics: {},
    createdAt: '2026-01-01T00:00:00Z',
  };
  const files = {
    'signature.json': flatSignature,
    'profile.json': referenceOf(made),
    'captured.json': captured,
    'proof.json': proof,
    'provenance.json': provenance,
  };
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, 'slipway', name), JSON.stringify(content));
  writeFileSync(join(folder, 'slipway', 'requirements.lock'), lock);
  return { python, captured };
}

/** A copy of a model folder, whose proof is about `change`d files. */
export async function copyModel(from: string, to: string, change: (folder: string) => void): Promise<void> {
  cpSync(from, to, { recursive: true });
  change(to);
  const file = join(to, 'slipway', 'proof.json');
  const proof: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof proof !== 'object') throw new Error('The copied folder has no proof.');
  writeFileSync(file, JSON.stringify({ ...proof, model: await pythonModelDigest(to) }));
}

function referenceOf(made: z.infer<typeof Made>) {
  const sizes: Profile = {
    kind: 'numeric',
    name: 'size',
    edges: [60, 80, 100],
    counts: [0, 0, 0, 0],
    missing: 0,
    mean: null,
  };
  const districts: Profile = {
    kind: 'categorical',
    name: 'district',
    categories: ['harbour', 'north', 'south'],
    counts: [0, 0, 0],
    other: 0,
    missing: 0,
  };
  const labels: Profile = {
    kind: 'categorical',
    name: 'label',
    categories: made.classes,
    counts: [0, 0],
    other: 0,
    missing: 0,
  };
  const counted = (profile: Profile, values: readonly (number | string)[]): Profile => {
    const counter = accumulator(profile);
    for (const value of values) counter.add(value);
    return counter.profile();
  };
  return {
    rows: made.rows.length,
    inputs: [
      counted(
        sizes,
        made.rows.map((row) => Number(row['size'] ?? Number.NaN)),
      ),
      counted(
        districts,
        made.rows.map((row) => `${row['district'] ?? ''}`),
      ),
    ],
    outputs: [counted(labels, made.labels)],
  };
}
