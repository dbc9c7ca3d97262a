import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderPythonDockerfile } from '#core/generate/dockerfile-python.ts';
import { renderDockerignore } from '#core/generate/dockerignore.ts';
import { allAgree } from '#core/proof/index.ts';
import {
  buildImage,
  type FoundEngine,
  findEngine,
  ownSurroundings,
  verifyImage,
  writeServingFolder,
} from '#daemon/containers/index.ts';
import { makePythonModel } from '#test/support/python-model.ts';
import { ensureBaseImages, startEngine, type TestEngine } from './engine.ts';
import { freshAssets } from './support/assets.ts';

const project = mkdtempSync(join(tmpdir(), 'slipway-python-image-'));
const tag = `slipway-test-python:${process.pid}`;
const job = { signal: new AbortController().signal, progress() {} };
let engine: TestEngine;
let docker: FoundEngine['docker'];

beforeAll(async () => {
  engine = await startEngine();
  // Debian 12 has Python 3.11, which a base image can be made of where none can be pulled.
  await ensureBaseImages(['node:24-slim', 'python:3.11-slim'], engine.dockerHost);
  ({ docker } = await findEngine({ ...ownSurroundings(), env: { DOCKER_HOST: engine.dockerHost } }));
  await makePythonModel(join(project, 'model'), '3.11');
  writeFileSync(join(project, '.dockerignore'), renderDockerignore('model'));
  await writeServingFolder(project, await freshAssets());
});

afterAll(async () => {
  await docker?.getImage(tag).remove({ force: true });
  await engine?.stop();
  rmSync(project, { recursive: true, force: true });
});

it('makes an image of a Python model that gives the notebook’s answers without rights or a writable root', async () => {
  const facts = { name: 'flats', folder: 'model', window: 50, falseAlarmRate: 0.01 };
  const dockerfile = renderPythonDockerfile(facts, { version: '3.11', wheels: false });
  const image = await buildImage(docker, { project, dockerfile, tag, labels: {} }, job);
  const { Config } = await docker.getImage(tag).inspect();
  expect(Config.User).toBe('serving');
  const { comparisons, readyMilliseconds } = await verifyImage(
    docker,
    {
      tag,
      folder: join(project, 'model'),
      tolerance: { absolute: 1e-9, relative: 0 },
      store: 's',
      memory: '1g',
      cpus: 1,
    },
    job,
  );
  console.log(`${Math.round(image.size / 1e6)} MB, ready in ${Math.round(readyMilliseconds)} ms`);
  expect(comparisons.map(({ output, agreeing }) => [output, agreeing])).toEqual([
    ['label', 60],
    ['probability', 60],
  ]);
  expect(allAgree(comparisons)).toBe(true);
});
