import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { prepare } from '#protocol/rpc/index.ts';
import { ownClass, writeNotebook } from './support/notebook-file.ts';
import { planOf } from './support/plans.ts';
import { call, servicesForTests, stage, stateFolder } from './support/rig.ts';

const tolerance = { absolute: 1e-5, relative: 1e-4 };

/** The kept environments under another path, so that they need not be made twice. */
async function otherState(): Promise<string> {
  const state = await mkdtemp(join(tmpdir(), 'slipway-other-state-'));
  for (const name of ['envs', 'locks']) await symlink(join(stateFolder, name), join(state, name));
  return state;
}

async function ownProject(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'slipway-own-'));
  await writeNotebook(project, 'own.ipynb', [ownClass]);
  return project;
}

/** SHA-256 by path of a model folder's files, without what says when and where it was made. */
async function filesOf(project: string, notebook: string, state: string): Promise<Record<string, string>> {
  const plan = await planOf(project, notebook);
  const asked = { project, notebook, name: 'same', plan, folder: 'model', tolerance };
  const { folder } = await call(await servicesForTests(state), prepare.prepare, asked);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digests = await Promise.all(
    files.map(async (file) => {
      const digest = createHash('sha256').update(await readFile(file));
      return [relative(folder, file), digest.digest('hex')] as const;
    }),
  );
  return Object.fromEntries(digests.filter(([path]) => path !== join('slipway', 'provenance.json')));
}

it.each([
  ['a model that is an ONNX graph', () => stage('diabetes-neat'), 'diabetes.ipynb'],
  ['a class of the notebook’s own', ownProject, 'own.ipynb'],
])('%s has the same bytes from another folder, state and time', async (_, project, notebook) => {
  const first = await filesOf(await project(), notebook, stateFolder);
  const second = await filesOf(await project(), notebook, await otherState());
  expect(Object.keys(first)).toEqual(expect.arrayContaining(['MLmodel', join('python', 'model.pkl')]));
  expect(second).toEqual(first);
});
