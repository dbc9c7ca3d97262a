import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepare } from '#protocol/rpc/index.ts';
import { linkKept } from '#test/support/kept-state.ts';
import { ownClass, writeNotebook } from './support/notebook-file.ts';
import { planOf } from './support/plans.ts';
import { call, servicesForTests, stage, stateFolder } from './support/rig.ts';

const tolerance = { absolute: 1e-5, relative: 1e-4 };

/** The kept environments under another path, so that they need not be made twice. */
async function otherState(): Promise<string> {
  const state = await mkdtemp(join(tmpdir(), 'slipway-other-state-'));
  linkKept(state);
  return state;
}

async function ownProject(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'slipway-own-'));
  await writeNotebook(project, 'own.ipynb', [ownClass]);
  return project;
}

/** What was made, and the SHA-256 by path of its files without what says when and where it was made. */
async function prepared(project: string, notebook: string, state: string) {
  const plan = await planOf(project, notebook);
  const asked = { project, notebook, name: 'same', plan, folder: 'model', tolerance };
  const made = await call(await servicesForTests(state), prepare.prepare, asked);
  const { folder } = made;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digests = await Promise.all(
    paths.map(async (file) => {
      const digest = createHash('sha256').update(await readFile(file));
      return [relative(folder, file), digest.digest('hex')] as const;
    }),
  );
  const files = Object.fromEntries(digests.filter(([path]) => path !== join('slipway', 'provenance.json')));
  return { made, files };
}

/** Prepared twice, from another folder and with another state; gives what was made first. */
async function twice(project: () => Promise<string>, notebook: string) {
  const first = await prepared(await project(), notebook, stateFolder);
  const second = await prepared(await project(), notebook, await otherState());
  expect(Object.keys(first.files)).toEqual(expect.arrayContaining(['MLmodel', join('python', 'model.pkl')]));
  expect(second.files).toEqual(first.files);
  return first.made;
}

describe('the same inputs give the same bytes', () => {
  it('of a model that is an ONNX graph: the neat regression', async () => {
    const made = await twice(() => stage('diabetes-neat'), 'diabetes.ipynb');
    expect(made.proof).toMatchObject({ proven: true });
    expect(made.signature.inputs).toHaveLength(10);
    expect(made.signature.outputs).toEqual([{ name: 'prediction', role: 'score', type: 'float', width: 1 }]);
    expect(made.provenance.metrics['mean_absolute_error']).toBeCloseTo(41.77, 1);
  });

  it('of a class of the notebook’s own, which Python serves', async () => {
    const { proof, provenance, signature } = await twice(ownProject, 'own.ipynb');
    expect(proof).toMatchObject({ proven: true });
    expect(provenance).toMatchObject({ input: { at: 'raw' }, onnx: expect.stringContaining('Line') });
    expect(signature.inputs.map(({ name }) => name)).toEqual(['bmi', 'bp']);
  });
});
