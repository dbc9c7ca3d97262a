import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { runChild } from '#daemon/process/index.ts';
import { exportFolder } from '#daemon/python/environments.ts';
import { Captured } from '#protocol/model.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { installMlflow, python } from '#test/mlflow/mlflow.ts';
import { planOf } from './support/plans.ts';
import { call, root, servicesForTests, stage } from './support/rig.ts';

beforeAll(installMlflow);

it('is a model that a real mlflow loads and asks', async () => {
  const project = await stage('penguins-messy');
  const notebook = 'penguins.ipynb';
  const plan = await planOf(project, notebook);
  const tolerance = { absolute: 1e-5, relative: 1e-4 };
  const request = { project, notebook, name: 'penguins', plan, folder: 'model', tolerance };
  const { folder, environment } = await call(await servicesForTests(), prepare.prepare, request);
  const script = join(root, 'test', 'spine', 'support', 'read_with_mlflow.py');
  const { stdout, tail } = await runChild(python, [script, folder, exportFolder(environment.folder)], { stdin: '' });
  const captured = Captured.parse(JSON.parse(await readFile(join(folder, 'slipway', 'captured.json'), 'utf8')));
  expect(stdout, tail.join('\n')).not.toBe('');
  expect(JSON.parse(stdout)).toEqual({ labels: captured.answers['label']?.flat(), example: 5 });
});
