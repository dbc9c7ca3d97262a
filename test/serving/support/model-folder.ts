import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accumulator } from '#core/statistics/index.ts';
import type { Profile, ProfileSet } from '#protocol/drift.ts';
import type { Proof, Signature } from '#protocol/model.ts';
import { normal, seeded } from '#test/support/simulated-rows.ts';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

const made: string[] = [];

/** Removes every folder made here. A suite imports `clean.ts` to have it done at its end. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A new empty folder. */
export function newFolder(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `slipway-serving-${what}-`));
  made.push(folder);
  return folder;
}

/** A row of `mixed.onnx`; see fixtures/make_models.py. */
export interface MixedRow {
  readonly age: number | null;
  readonly sex: string;
  readonly visits: number;
  readonly member: boolean;
}

export const mixedSignature: Signature = {
  inputs: [
    { name: 'age', type: 'float', missing: true, range: [20, 80] },
    { name: 'sex', type: 'string', missing: false, categories: ['female', 'male'] },
    { name: 'visits', type: 'integer', missing: false, range: [0, 3] },
    { name: 'member', type: 'boolean', missing: false },
  ],
  outputs: [
    { name: 'label', role: 'label', type: 'string', width: 1, classes: ['high', 'low'] },
    { name: 'score', role: 'score', type: 'float', width: 1 },
    { name: 'twice', role: 'score', type: 'float', width: 2 },
  ],
};

/** What the model answers, worked out by hand. Single precision, as in the graph. */
export function mixedScore(row: MixedRow): number {
  const terms = [(row.age ?? Number.NaN) / 100, row.sex === 'male' ? 1 : 0, row.visits, row.member ? 10 : 0];
  return terms.reduce((sum, term) => Math.fround(sum + Math.fround(term)), 0);
}

export const mixedLabel = (row: MixedRow): string => (mixedScore(row) > 1 ? 'high' : 'low');

/** Rows from a seed; `shift` moves the ages, in years. */
export function mixedRows(count: number, seed: number, shift = 0): MixedRow[] {
  const random = seeded(seed);
  const gauss = normal(random);
  return Array.from({ length: count }, () => ({
    age: random() < 0.05 ? null : Math.round(50 + 10 * gauss() + shift),
    sex: random() < 0.5 ? 'male' : 'female',
    visits: Math.floor(random() * 4),
    member: random() < 0.3,
  }));
}

/** Body of an inference request. */
export function mixedBody(rows: readonly MixedRow[], more: object = {}): string {
  const shape = [rows.length, 1];
  return JSON.stringify({
    ...more,
    inputs: [
      { name: 'age', datatype: 'FP32', shape, data: rows.map((row) => row.age) },
      { name: 'sex', datatype: 'BYTES', shape, data: rows.map((row) => row.sex) },
      { name: 'visits', datatype: 'INT64', shape, data: rows.map((row) => row.visits) },
      { name: 'member', datatype: 'BOOL', shape, data: rows.map((row) => row.member) },
    ],
  });
}

function count(profile: Profile, values: readonly (number | string)[]): Profile {
  const counter = accumulator(profile);
  for (const value of values) counter.add(value);
  return counter.profile();
}

const numeric = (name: string, edges: number[]): Profile => ({
  kind: 'numeric',
  name,
  edges,
  counts: [0, ...edges.map(() => 0)],
  missing: 0,
  mean: null,
});
const categorical = (name: string, categories: string[]): Profile => ({
  kind: 'categorical',
  name,
  categories,
  counts: categories.map(() => 0),
  other: 0,
  missing: 0,
});

function mixedReference(): ProfileSet {
  const rows = mixedRows(800, 1);
  return {
    rows: rows.length,
    inputs: [
      count(
        numeric('age', [40, 45, 50, 55, 60]),
        rows.map((row) => row.age ?? Number.NaN),
      ),
      count(
        categorical('sex', ['female', 'male']),
        rows.map((row) => row.sex),
      ),
      count(
        numeric('visits', [0, 1, 2]),
        rows.map((row) => row.visits),
      ),
      count(
        categorical('member', ['false', 'true']),
        rows.map((row) => String(row.member)),
      ),
    ],
    outputs: [
      count(categorical('label', ['high', 'low']), rows.map(mixedLabel)),
      count(
        numeric('twice[1]', [1, 2, 4, 8, 20]),
        rows.map((row) => 2 * mixedScore(row)),
      ),
    ],
  };
}

const one = (kind: 'float' | 'integer', name: string): Signature['inputs'][number] => ({
  name,
  type: kind,
  missing: false,
});
const score = (name: string): Signature['outputs'][number] => ({ name, role: 'score', type: 'float', width: 1 });

const models = {
  mixed: { signature: mixedSignature, reference: mixedReference() },
  picky: {
    signature: { inputs: [one('integer', 'index')], outputs: [score('value')] },
    reference: { rows: 0, inputs: [numeric('index', [1])], outputs: [numeric('value', [11])] },
  },
  fixed: {
    signature: { inputs: [one('float', 'x')], outputs: [score('double')] },
    reference: { rows: 0, inputs: [numeric('x', [1])], outputs: [numeric('double', [2])] },
  },
} satisfies Record<string, { signature: Signature; reference: ProfileSet }>;

/** A model folder as the exporter leaves it, around one of the fixtures. */
export function modelFolder(name: keyof typeof models): string {
  const folder = newFolder(name);
  mkdirSync(join(folder, 'slipway'));
  copyFileSync(join(fixtures, `${name}.onnx`), join(folder, 'model.onnx'));
  const digest = createHash('sha256')
    .update(readFileSync(join(folder, 'model.onnx')))
    .digest('hex');
  const proof: Proof = {
    proven: true,
    tolerance: { absolute: 0, relative: 0 },
    comparisons: [],
    model: digest,
    lock: '0'.repeat(64),
  };
  const files = {
    'proof.json': proof,
    'signature.json': models[name].signature,
    'profile.json': models[name].reference,
  };
  for (const [file, content] of Object.entries(files))
    writeFileSync(join(folder, 'slipway', file), JSON.stringify(content));
  return folder;
}
