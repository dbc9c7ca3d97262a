import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openModel } from '#daemon/encryption/opened.ts';
import { Captured } from '#protocol/model.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { rejection } from '#test/daemon/rig.ts';
import { planOf } from './support/plans.ts';
import { call, root, servicesForTests, stage } from './support/rig.ts';

const tolerance = { absolute: 1e-5, relative: 1e-4 };
const before = process.env['SLIPWAY_MODEL_KEY'];
afterAll(() => {
  if (before === undefined) delete process.env['SLIPWAY_MODEL_KEY'];
  else process.env['SLIPWAY_MODEL_KEY'] = before;
});

/** Loads the files that come on stdin as a worker would, and says how many rows it answered. */
const loads = `
import base64, json, sys
sys.path.insert(0, sys.argv[1])
from slipway_serve import memory
import pandas as pd
said = json.load(sys.stdin)
model = memory.load({path: base64.b64decode(text) for path, text in said["files"].items()})
answers = model.answers(pd.DataFrame(said["rows"]))
print(type(model).__name__, {len(rows) for rows in answers.values()}, sys.modules["slipway_model"].__file__)
`;

it('prepare puts the model into the project encrypted, and what it made loads from memory', async () => {
  process.env['SLIPWAY_MODEL_KEY'] = randomBytes(32).toString('base64');
  const project = await stage('penguins-mass');
  const services = await servicesForTests();
  const plan = await planOf(project, 'mass.ipynb');
  const asked = { project, notebook: 'mass.ipynb', name: 'p', plan, folder: 'model', tolerance };
  const { proof, environment, folder } = await call(services, prepare.prepare, { ...asked, encrypt: ['file'] });
  expect(proof.proven).toBe(true);
  const names = await readdir(folder, { recursive: true });
  expect(names).toEqual(expect.arrayContaining(['MLmodel', 'slipway/signature.json', 'sealed/python/model.pkl']));
  expect(
    names.filter((name) => /^(?:python$|python\/|code|model\.onnx|input_example|slipway\/captured)/.test(name)),
  ).toEqual([]);

  const source = await openModel(folder);
  expect(await source.digest()).toBe(proof.model);
  const { rows } = Captured.parse(JSON.parse((await source.read('slipway/captured.json')).toString('utf8')));
  const files: Record<string, string> = {};
  for (const { path } of source.sealed?.files ?? [])
    if (/^(?:python|code)\//.test(path)) files[path] = (await source.read(path)).toString('base64');
  const worker = join(root, 'daemon/serving/python-worker');
  const input = JSON.stringify({ files, rows });
  const said = execFileSync(environment.python, ['-c', loads, worker], { input, encoding: 'utf8' });
  expect(said.trim()).toBe(`PythonModel {${rows.length}} <sealed>/code/slipway_model.py`);

  // Without a key for the next one, what is encrypted is not replaced by what is not.
  const manifest = await readFile(join(folder, 'slipway/encryption.json'), 'utf8');
  expect(await rejection(call(services, prepare.prepare, asked))).toMatchObject({
    data: { reason: 'model-encrypted' },
  });
  expect(await readFile(join(folder, 'slipway/encryption.json'), 'utf8')).toBe(manifest);
});
