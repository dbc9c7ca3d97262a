import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as z from 'zod';
import { containerHandlers, findEngine } from '#daemon/containers/index.ts';
import { engines } from '#daemon/deploy/targets/docker-place.ts';
import type { Handler } from '#daemon/rpc/handler.ts';
import { migrations, openStore } from '#daemon/store/index.ts';
import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { ensureBaseImages, startEngine, type TestEngine } from './engine.ts';
import { freshAssets } from './support/assets.ts';
import { exampleProject } from './support/project.ts';

const name = `handlerstest${process.pid}`;
const file = join(mkdtempSync(join(tmpdir(), 'slipway-handlers-')), 'store.sqlite');
let engine: TestEngine;
let docker: Docker;
let handlers: Handler[];
let diagnose: () => Promise<Diagnosis[]>;

async function call<P extends z.ZodType>(method: { name: string; params: P }, params: z.input<P>): Promise<unknown> {
  const found = handlers.find((one) => one.method.name === method.name);
  const client = { program: 'test', closed: new AbortController().signal, notify: () => {} };
  return found?.handle(params, { signal: new AbortController().signal, progress: () => {}, client });
}

beforeAll(async () => {
  engine = await startEngine();
  await ensureBaseImages(['node:24-slim'], engine.dockerHost);
  vi.stubEnv('DOCKER_HOST', engine.dockerHost);
  ({ docker } = await findEngine());
  const quiet = () => {};
  handlers = containerHandlers(
    {
      stateFolder: '',
      assets: await freshAssets(),
      node: { path: process.execPath, env: {} },
      log: { info: quiet, warn: quiet, error: quiet },
      broadcast: quiet,
      hooks: {
        keepAlive: quiet,
        onStart: quiet,
        onStop: quiet,
        diagnose: (work) => {
          diagnose = () => work(undefined, new AbortController().signal);
        },
      },
    },
    openStore(file, migrations),
  );
});
afterEach(() => vi.stubEnv('DOCKER_HOST', engine.dockerHost));
afterAll(async () => {
  vi.unstubAllEnvs();
  const tags = await docker?.listImages({ filters: { reference: [name] } });
  for (const { Id } of tags ?? []) await docker.getImage(Id).remove({ force: true });
  await engine?.stop();
});

describe('what the daemon answers about containers', () => {
  it('builds from a project that has no serving folder yet, and tags the image by its model and as the latest', async () => {
    const project = exampleProject(name);
    const params = { project: project.folder, name, folder: 'model', dockerfile: 'Dockerfile' };
    const { image } = deploy.build.result.parse(await call(deploy.build, params));
    expect(image.tag).toMatch(new RegExp(`^${name}:[0-9a-f]{12}$`));
    expect((await docker.getImage(`${name}:latest`).inspect()).Id).toBe(image.id);
    expect(existsSync(join(project.folder, 'serving/server.mjs'))).toBe(true);
    const { Config } = await docker.getImage(image.tag).inspect();
    expect(Config.Labels?.['dev.slipway.model']?.startsWith(image.tag.split(':')[1] ?? '-')).toBe(true);
  });

  it('says what is missing: a Dockerfile, a model, an image', async () => {
    const project = exampleProject(name);
    const params = { project: project.folder, name, folder: 'model', dockerfile: 'Dockerfile' };
    await expect(call(deploy.build, { ...params, dockerfile: 'Other' })).rejects.toMatchObject({
      data: { reason: 'dockerfile-not-found', remedy: 'Draft one: slipway draft dockerfile' },
    });
    await expect(call(deploy.build, { ...params, folder: 'nowhere' })).rejects.toMatchObject({
      data: { reason: 'model-folder-not-found' },
    });
    const limits = { tolerance: { absolute: 0, relative: 0 }, memory: '512m', cpus: 1 };
    const verify = { tag: `${name}:never-built`, folder: project.model, ...limits };
    await expect(call(deploy.verifyImage, verify)).rejects.toMatchObject({ data: { reason: 'image-not-found' } });
  });

  it('finds what was deployed on its engine, whatever is chosen since', async () => {
    const { place } = await engines.chosen();
    vi.stubEnv('DOCKER_HOST', 'unix:///nowhere/docker.sock');
    await expect(engines.chosen()).rejects.toMatchObject({ data: { reason: 'engine-not-found' } });
    expect((await (await engines.at(place)).version()).Version).toBe((await docker.version()).Version);
    const gone = JSON.stringify({ host: 'unix:///gone/docker.sock', tls: null });
    await expect(engines.at(gone)).rejects.toMatchObject({
      message: 'The engine of the deployment does not answer: nothing is there.',
      data: { remedy: 'Start that engine: it was deployed there.' },
    });
  });

  it('names the engine, and what was tried where none answers', async () => {
    const found = deploy.Engine.parse(await call(deploy.engine, {}));
    expect(found).toMatchObject({ host: engine.dockerHost, source: 'DOCKER_HOST' });
    expect(await diagnose()).toMatchObject([{ ok: true }]);
    vi.stubEnv('DOCKER_HOST', 'unix:///nowhere/docker.sock');
    await expect(call(deploy.engine, {})).rejects.toMatchObject({
      data: { reason: 'engine-not-found', details: ['unix:///nowhere/docker.sock (DOCKER_HOST): nothing is there'] },
    });
    expect(await diagnose()).toMatchObject([{ ok: false, needed: 'optional' }]);
  });
});
