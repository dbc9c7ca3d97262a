import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DaemonServices } from '#daemon/rpc/handler.ts';
import { ProfileSet } from '#protocol/drift.ts';
import { Captured, Proof, Provenance, Signature } from '#protocol/model.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { planAndCodeOf } from './support/plans.ts';
import { call, job, servicesForTests, stage } from './support/rig.ts';

const tolerance = { absolute: 1e-5, relative: 1e-4 };
let services: DaemonServices;
beforeAll(async () => {
  services = await servicesForTests();
});

const samples = {
  messy: { folder: 'penguins-messy', notebook: 'penguins.ipynb' },
  neat: { folder: 'diabetes-neat', notebook: 'diabetes.ipynb' },
  mass: { folder: 'penguins-mass', notebook: 'mass.ipynb' },
};

async function prepared(name: keyof typeof samples) {
  const { folder, notebook } = samples[name];
  const project = await stage(folder);
  const work = job();
  const asked = { project, notebook, name, ...(await planAndCodeOf(project, notebook)), folder: 'model', tolerance };
  const result = await call(services, prepare.prepare, asked, work);
  const json = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(join(project, 'model', file), 'utf8'));
  return { project, result, json, progress: work.progress };
}

describe('prepare.all', () => {
  it('proves the messy penguins: pandas preprocessing and a classifier in one graph', async () => {
    const { project, result, json, progress } = await prepared('messy');
    expect(result.proof).toMatchObject({ proven: true });
    expect(result.proof.comparisons.map(({ by, output, rows, agreeing }) => [by, output, rows, agreeing])).toEqual([
      ['python', 'label', 86, 86],
      ['python', 'probabilities', 86, 86],
      ['onnx', 'label', 86, 86],
      ['onnx', 'probabilities', 86, 86],
      ['server', 'label', 86, 86],
      ['server', 'probabilities', 86, 86],
    ]);
    expect(result.proof.separated?.comparisons.map(({ output, agreeing }) => [output, agreeing])).toEqual([
      ['label', 86],
      ['probabilities', 86],
    ]);
    expect(await readFile(join(project, 'model', 'slipway', 'proof.md'), 'utf8')).toContain(
      "`predict.py` and `features.py`, with the model and the learned values of this run, gave the notebook's own answers to all 86 rows.",
    );
    expect(result.signature.inputs.map(({ name, type, missing }) => [name, type, missing])).toEqual([
      ['island', 'string', false],
      ['bill_length_mm', 'float', expect.any(Boolean)],
      ['bill_depth_mm', 'float', expect.any(Boolean)],
      ['flipper_length_mm', 'float', expect.any(Boolean)],
      ['body_mass_g', 'float', expect.any(Boolean)],
      ['sex', 'string', true],
    ]);
    expect(result.signature.outputs[0]).toMatchObject({ role: 'label', classes: ['Adelie', 'Chinstrap', 'Gentoo'] });
    expect(Signature.parse(await json('slipway/signature.json'))).toEqual(result.signature);
    expect(Proof.parse(await json('slipway/proof.json'))).toEqual(result.proof);
    expect(Provenance.parse(await json('slipway/provenance.json'))).toMatchObject({
      data: [{ source: 'data/penguins.csv', rows: 344, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      metrics: { accuracy_score: expect.any(Number) },
      model: { class: 'sklearn.linear_model._logistic.LogisticRegression', library: 'sklearn' },
    });
    const profile = ProfileSet.parse(await json('slipway/profile.json'));
    expect(profile.rows).toBe(258);
    for (const one of [...profile.inputs, ...profile.outputs])
      expect(one.counts.reduce((sum, count) => sum + count, one.missing)).toBe(258);
    expect(Captured.parse(await json('slipway/captured.json')).rows).toHaveLength(86);
    expect((await readdir(project)).sort()).toEqual([
      ...['README.md', 'data', 'model', 'penguins.ipynb', 'requirements.in', 'requirements.lock'],
    ]);
    expect(progress.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['lock', 'environment', 'run', 'export', 'prove']),
    );
  });

  it('proves the neat regression', async () => {
    const { result } = await prepared('neat');
    expect(result.proof).toMatchObject({ proven: true });
    expect(result.signature.inputs).toHaveLength(10);
    expect(result.signature.outputs).toEqual([{ name: 'prediction', role: 'score', type: 'float', width: 1 }]);
    expect(result.provenance.metrics['mean_absolute_error']).toBeCloseTo(41.77, 1);
  });

  it('proves a ColumnTransformer with gaps in numbers and words', async () => {
    const { result } = await prepared('mass');
    expect(result.proof).toMatchObject({ proven: true });
    expect(result.signature.inputs.find(({ name }) => name === 'sex')).toMatchObject({
      categories: ['female', 'male'],
    });
  });
});
