import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isAlive } from '#daemon/python/alive.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { planOf } from './support/plans.ts';
import { call, root, servicesForTests, stage, stateFolder } from './support/rig.ts';

const notebook = 'mass.ipynb';
const tolerance = { absolute: 1e-5, relative: 1e-4 };

/** Starts preparing and sends SIGKILL when a line of progress matches. */
async function killAt(project: string, state: string, when: RegExp): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'test/spine/support/prepare-child.ts'), project, notebook, state], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  let seen = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    seen += text;
    if (when.test(seen)) child.kill('SIGKILL');
  });
  const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
  expect(signal, seen).toBe('SIGKILL');
}

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  return !isAlive(pid);
}

it('leaves the old model when it is killed in the run, and the runner dies too', async () => {
  const project = await stage('penguins-mass');
  const services = await servicesForTests();
  const plan = await planOf(project, notebook);
  const request = { project, notebook, name: 'p', plan, folder: 'model', tolerance };
  await call(services, prepare.prepare, request);
  const before = await readFile(join(project, 'model', 'slipway', 'proof.json'), 'utf8');
  const names = (await readdir(project)).sort();

  const text = await readFile(join(project, notebook), 'utf8');
  const pid = join(project, 'pid');
  const sleeping = `import time, os\\nopen(r'${pid}', 'w').write(str(os.getpid()))\\nprint('asleep', flush=True)\\ntime.sleep(600)\\n`;
  await writeFile(
    join(project, notebook),
    text.replace('"import pandas as pd\\n",', `"${sleeping}",\n    "import pandas as pd\\n",`),
  );
  await killAt(project, stateFolder, /asleep/);

  expect(await gone(Number(await readFile(pid, 'utf8')))).toBe(true);
  expect((await readdir(project)).filter((name) => name !== 'pid').sort()).toEqual(names);
  expect(await readFile(join(project, 'model', 'slipway', 'proof.json'), 'utf8')).toBe(before);
});

it('starts over cleanly after it is killed while the environment is made', async () => {
  const project = await stage('penguins-mass');
  const state = await mkdtemp(join(tmpdir(), 'slipway-state-'));
  await killAt(project, state, /^environment /m);
  expect((await readdir(project)).filter((name) => name.includes('model'))).toEqual([]);
  const plan = await planOf(project, notebook);
  const request = { project, notebook, name: 'p', plan, folder: 'model', tolerance };
  const { proof } = await call(await servicesForTests(state), prepare.prepare, request);
  expect(proof.proven).toBe(true);
  expect((await readdir(join(state, 'envs'))).filter((name) => !/^[0-9a-f]{64}$/.test(name))).toEqual([]);
});

it('locks as if nothing had been when it was killed while locking', async () => {
  const project = await stage('penguins-mass');
  const names = (await readdir(project)).sort();
  await killAt(project, stateFolder, /^lock /m);
  const ours = ['.python-version', 'requirements.in', 'requirements.lock'];
  expect((await readdir(project)).filter((name) => !ours.includes(name)).sort()).toEqual(names);
  const { requirements } = await planOf(project, notebook);
  await call(await servicesForTests(), prepare.lock, { project, notebook, requirements });
  expect((await readdir(project)).sort()).toEqual([...names, ...ours].sort());
});
