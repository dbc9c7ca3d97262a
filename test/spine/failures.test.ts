import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from '#daemon/python/alive.ts';
import type { DaemonServices } from '#daemon/rpc/handler.ts';
import { prepare } from '#protocol/rpc/index.ts';
import type { PreparationPlan } from '#protocol/rpc/prepare.ts';
import { planOf } from './support/plans.ts';
import { call, type Job, job, servicesForTests, stage, stateFolder } from './support/rig.ts';

const notebook = 'penguins.ipynb';
const tolerance = { absolute: 1e-5, relative: 1e-4 };
let services: DaemonServices;
let original: PreparationPlan;
beforeAll(async () => {
  services = await servicesForTests();
  original = await planOf(await stage('penguins-messy'), notebook);
});

const changed = (change: (plan: PreparationPlan) => Partial<PreparationPlan>) => ({ ...original, ...change(original) });

const withFeatures = (change: (text: string) => string) =>
  changed(({ cuts }) => ({ cuts: cuts.map((cut) => ({ ...cut, features: change(cut.features) })) }));

async function prepareWith(plan: PreparationPlan, project: string, work: Job = job()) {
  return call(
    services,
    prepare.prepare,
    { project, notebook, name: 'penguins', plan, folder: 'model', tolerance },
    work,
  );
}

describe('ways that do not hold', () => {
  it('takes the model’s own input when the features are not the notebook’s, with the row and column that part first', async () => {
    const plan = withFeatures((text) => text.replace("{'male': 0, 'female': 1}", "{'male': 1, 'female': 0}"));
    const project = await stage('penguins-messy');
    const { proof, provenance } = await prepareWith(plan, project);
    expect(proof.proven).toBe(true);
    expect(provenance.input).toMatchObject({ at: 'input', name: expect.any(String) });
    expect(provenance.input?.instead[0]).toMatch(
      /row 0, column sex: the notebook gave its model (0|1)\.?0?, features makes (1|0)/,
    );
  });
});

describe('what has no counterpart in ONNX', () => {
  it('is served by Python, and the operation and its line are named', async () => {
    const plan = withFeatures((text) =>
      text.replace('    return X', "    X['rank'] = X['sex'].rank()\n    return X.drop(columns='rank')"),
    );
    const project = await stage('penguins-messy');
    const { proof, provenance } = await prepareWith(plan, project);
    expect(provenance).toMatchObject({
      input: { at: 'raw' },
      onnx: expect.stringMatching(
        /Series\.rank cannot be exported: .* \(line \d+ of features: X\['rank'\] = X\['sex'\]\.rank\(\)\)/,
      ),
    });
    expect(proof.proven).toBe(true);
    expect(proof.comparisons.map(({ by }) => by)).toEqual(['python', 'python']);
    expect((await readdir(join(project, 'model'))).sort()).not.toContain('model.onnx');
  });
});

describe('what cannot be prepared', () => {
  it('names the cell and line that raised', async () => {
    const plan = changed(({ cells }) => ({
      cells: cells.map(({ cell, source }) => ({ cell, source: cell === 12 ? `${source}\n1 / 0` : source })),
    }));
    await expect(prepareWith(plan, await stage('penguins-messy'))).rejects.toMatchObject({
      message: expect.stringMatching(
        /^ZeroDivisionError in cell 13, line \d+ of penguins\.ipynb: division by zero \(1 \/ 0\)$/,
      ),
      data: { reason: 'cell-failed' },
    });
  });

  it('leaves a folder that is no model alone', async () => {
    const project = await stage('penguins-messy');
    const request = { project, notebook, name: 'penguins', plan: original, folder: 'data', tolerance };
    await expect(call(services, prepare.prepare, request)).rejects.toMatchObject({ data: { reason: 'folder-in-use' } });
    expect(await readdir(join(project, 'data'))).toEqual(['penguins.csv']);
  });

  it('lists the interpreters it tried', async () => {
    const project = await stage('penguins-messy');
    const request = { project, notebook, requirements: ['pandas'], interpreter: '/nowhere/python' };
    await expect(call(services, prepare.lock, request)).rejects.toMatchObject({
      data: { reason: 'python-not-found', details: [expect.stringContaining('/nowhere/python')] },
    });
  });

  it('names a package that does not exist', async () => {
    const project = await stage('penguins-messy');
    const request = { project, notebook, requirements: ['pandas==0.0.1.nowhere0'] };
    await expect(call(services, prepare.lock, request)).rejects.toMatchObject({ data: { remedy: expect.any(String) } });
    expect((await readdir(project)).filter((name) => name.startsWith('requirements'))).toEqual([]);
  });
});

describe('cancelling', () => {
  it.each(['lock', 'run', 'prove'])(
    'during %s leaves the project without a model and nothing running',
    async (step) => {
      const project = await stage('penguins-messy');
      const forever = changed(({ cells }) => ({
        cells: cells.map(({ cell, source }) => ({
          cell,
          source:
            cell === 12 && step === 'run'
              ? `${source}\nimport time, os\nopen(r'${project}/pid', 'w').write(str(os.getpid()))\ntime.sleep(600)`
              : source,
        })),
      }));
      const work = job((event, abort) => {
        if (event.step !== step) return;
        // In the middle of a resolution, in the middle of the cell that sleeps, before the model is placed.
        if (step === 'prove') abort.abort();
        else if (step === 'lock' || event.message.startsWith('Cell 13')) setTimeout(() => abort.abort(), 700);
      });
      const before = await readdir(join(stateFolder, 'runs')).catch(() => []);
      await expect(prepareWith(forever, project, work)).rejects.toMatchObject({ data: { reason: 'cancelled' } });
      expect(await readdir(join(stateFolder, 'runs')).catch(() => [])).toEqual(before);
      // Other suites may be making theirs in the same folder.
      const building = (name: string): boolean => name.includes(`building-${process.pid}-`);
      expect((await readdir(join(stateFolder, 'envs'))).filter(building)).toEqual([]);
      expect((await readdir(project)).filter((name) => name.includes('model'))).toEqual([]);
      if (step === 'run') expect(isAlive(Number(await readFile(join(project, 'pid'), 'utf8')))).toBe(false);
    },
  );
});

describe('cancelling a new environment', () => {
  it('leaves no half of one', async () => {
    const state = await mkdtemp(join(tmpdir(), 'slipway-state-'));
    const project = await stage('penguins-messy');
    const work = job(({ step, log }, abort) => {
      if (step === 'environment' && log !== undefined) abort.abort();
    });
    const request = { project, notebook, name: 'penguins', plan: original, folder: 'model', tolerance };
    const made = call(await servicesForTests(state), prepare.prepare, request, work);
    await expect(made).rejects.toMatchObject({ data: { reason: 'cancelled' } });
    expect(await readdir(join(state, 'envs')).catch(() => [])).toEqual([]);
  });
});

describe('locking', () => {
  it('gives the same bytes for the same requirements, and keeps what the owner wrote', async () => {
    const project = await stage('penguins-messy');
    await writeFile(join(project, 'requirements.in'), 'pandas>=2  # ours\n');
    const request = { project, notebook, requirements: ['numpy', 'pandas'] };
    const first = await call(services, prepare.lock, request);
    const text = await readFile(join(project, first.lock), 'utf8');
    expect(await readFile(join(project, 'requirements.in'), 'utf8')).toBe('pandas>=2  # ours\nnumpy\n');
    expect(first).toMatchObject({ changed: true, lock: 'requirements.lock' });
    expect(text).toMatch(/^numpy==\S+ \\\n {4}--hash=sha256:[0-9a-f]{64}/m);
    expect(text).toMatch(/^python-dateutil==/m);
    const again = await call(services, prepare.lock, request);
    expect(again).toMatchObject({ pins: first.pins, resolver: null, changed: false, files: [] });
    const elsewhere = await stage('penguins-messy');
    await writeFile(join(elsewhere, 'requirements.in'), 'pandas>=2  # ours\n');
    await call(services, prepare.lock, { ...request, project: elsewhere });
    expect(await readFile(join(elsewhere, first.lock), 'utf8')).toBe(text);
  });
});
