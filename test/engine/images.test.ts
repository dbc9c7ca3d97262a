import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allAgree } from '#core/proof/index.ts';
import {
  buildImage,
  type FoundEngine,
  findEngine,
  ownSurroundings,
  tryDockerfile,
  verifyImage,
  writeServingFolder,
} from '#daemon/containers/index.ts';
import type { Image } from '#protocol/rpc/deploy.ts';
import type { Progress } from '#protocol/rpc/index.ts';
import { ensureBaseImages, startEngine, type TestEngine } from './engine.ts';
import { namesIn } from './support/archive.ts';
import { freshAssets } from './support/assets.ts';
import { inventory } from './support/inventory.ts';
import { captured, type ExampleProject, exampleProject, tolerance } from './support/project.ts';

const limits = { memory: '512m', cpus: 1 };

let engine: TestEngine;
let docker: FoundEngine['docker'];
let project: ExampleProject;
const tag = `slipway-test-images:${process.pid}`;

function job(signal: AbortSignal = new AbortController().signal) {
  const events: Progress[] = [];
  return { signal, events, progress: (event: Progress) => void events.push(event) };
}

const build = (dockerfile: string, some = job(), as = tag) =>
  buildImage(docker, { project: project.folder, dockerfile, tag: as, labels: { 'dev.slipway.name': 'images' } }, some);

beforeAll(async () => {
  engine = await startEngine();
  await ensureBaseImages(['node:24-slim'], engine.dockerHost);
  ({ docker } = await findEngine({ ...ownSurroundings(), env: { DOCKER_HOST: engine.dockerHost } }));
  project = exampleProject('images');
  await writeServingFolder(project.folder, await freshAssets());
});

afterAll(async () => {
  await docker?.getImage(tag).remove({ force: true });
  await engine?.stop();
});

describe('the generated Dockerfile', () => {
  let image: Image;
  const first = job();

  beforeAll(async () => {
    image = await build(project.dockerfile, first);
  });

  it('builds a small image, with its layers, its labels and live progress', async () => {
    expect(image.size).toBeLessThan(185e6);
    expect(image.layers.reduce((sum, { size }) => sum + size, 0)).toBe(image.size);
    expect(image.layers.map(({ createdBy }) => createdBy)).toContainEqual(expect.stringMatching(/^COPY /));
    const { Config } = await docker.getImage(tag).inspect();
    expect(Config.Labels).toMatchObject({ 'dev.slipway.name': 'images' });
    expect(Config.User).toBe('node');

    const fractions = first.events.map(({ fraction }) => fraction ?? 0);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(first.events.map(({ log }) => log)).toContainEqual(
      expect.stringMatching(/^Step 1\/\d+ : FROM node:24-slim/),
    );
    expect(first.events.at(-1)?.message).toMatch(/^slipway-test-images:\d+ is 1\d\d MB$/);
  });

  it('holds neither the captured rows nor anything else of the project', async () => {
    const container = await docker.createContainer({ Image: tag });
    try {
      const names = await namesIn(await container.getArchive({ path: '/srv' }));
      expect(names).toContain('srv/model/model.onnx');
      expect(names).toContain('srv/server.mjs');
      expect(
        names.filter((name) => /captured|Dockerfile|package/.test(name) && !name.includes('node_modules')),
      ).toEqual([]);
      await expect(container.getArchive({ path: '/bin/sh' })).rejects.toThrow(/404/);
    } finally {
      await container.remove({ v: true });
    }
  });

  it('answers in its container as the notebook did, and leaves nothing behind', async () => {
    const before = await inventory(docker);
    const verification = await verifyImage(
      docker,
      { tag, folder: project.model, tolerance, store: 'images', ...limits },
      job(),
    );
    expect(verification.comparisons.map(({ output }) => output)).toEqual(['label', 'score', 'twice']);
    expect(verification.comparisons.every(({ by, rows }) => by === 'container' && rows === 300)).toBe(true);
    expect(allAgree(verification.comparisons)).toBe(true);
    expect(verification.readyMilliseconds).toBeGreaterThan(0);
    expect(await inventory(docker)).toEqual(before);
  });

  it('is told from one that answers otherwise', async () => {
    const file = join(project.model, 'slipway/captured.json');
    const own = captured();
    const wrong = own.answers['label']?.map(([label], row) => [row === 41 ? 'other' : (label ?? null)]) ?? [];
    writeFileSync(file, JSON.stringify({ ...own, answers: { ...own.answers, label: wrong } }));
    try {
      const { comparisons } = await verifyImage(
        docker,
        { tag, folder: project.model, tolerance, store: 'images', ...limits },
        job(),
      );
      expect(allAgree(comparisons)).toBe(false);
      expect(comparisons[0]).toMatchObject({ agreeing: 299, worst: { row: 41, notebook: 'other' } });
    } finally {
      writeFileSync(file, JSON.stringify(own));
    }
  });

  it('is refused by the verification with what it said, where it does not start', async () => {
    const before = await inventory(docker);
    await build(
      'FROM node:24-slim\nCMD ["node", "-e", "console.error(\'no model here\'); process.exit(3)"]\n',
      job(),
      'slipway-test-dead:1',
    );
    const failure = await verifyImage(
      docker,
      { tag: 'slipway-test-dead:1', folder: project.model, tolerance, store: 'images', ...limits },
      job(),
    ).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      message: 'The server in the container ended with code 3.',
      data: { reason: 'container-not-ready', details: ['no model here'] },
    });
    await docker.getImage('slipway-test-dead:1').remove();
    expect(await inventory(docker)).toEqual(before);
  });
});

describe('a build that does not end well leaves nothing', () => {
  it('where a step fails, and it names the step and what it said', async () => {
    const before = await inventory(docker);
    const failure = await build('FROM node:24-slim\nRUN echo one > /one\nRUN echo so it goes && exit 7\n').catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      message: expect.stringMatching(
        /^The image slipway-test-images:\d+ could not be built at "RUN echo so it goes && exit 7": .*code: 7/,
      ),
      data: {
        reason: 'build-failed',
        subject: 'RUN echo so it goes && exit 7',
        details: expect.arrayContaining(['so it goes']),
      },
    });
    expect(await inventory(docker)).toEqual(before);
  });

  it('where the Dockerfile cannot be read', async () => {
    await expect(build('FROM node:24-slim\nRAN echo\n')).rejects.toThrow(/unknown instruction: RAN/i);
  });

  it('where it is cancelled in the middle of a step', async () => {
    const before = await inventory(docker);
    const controller = new AbortController();
    const some = job(controller.signal);
    const building = build('FROM node:24-slim\nRUN echo two > /two\nRUN echo now && sleep 60\n', {
      ...some,
      progress: (event) => {
        if (event.log === 'now') controller.abort();
      },
    });
    await expect(building).rejects.toMatchObject({ data: { reason: 'cancelled' } });
    await vi.waitFor(async () => expect(await inventory(docker)).toEqual(before));
  });
});

describe('a trial build', () => {
  it('says that a Dockerfile builds, and keeps no image of it', async () => {
    const before = await inventory(docker);
    const trial = await tryDockerfile(
      docker,
      {
        project: project.folder,
        dockerfile: 'FROM node:24-slim\nCOPY serving/server.mjs extra /\n',
        more: new Map([['extra', Buffer.from('x')]]),
      },
      job(),
    );
    expect(trial).toMatchObject({ ok: true });
    expect(trial.log).toContain('Step 2/2 : COPY serving/server.mjs extra /');
    expect(await inventory(docker)).toEqual(before);
    expect(existsSync(join(project.folder, 'extra'))).toBe(false);
  });

  it('says why one does not', async () => {
    const trial = await tryDockerfile(
      docker,
      { project: project.folder, dockerfile: 'FROM node:24-slim\nCOPY nothing /\n', more: new Map() },
      job(),
    );
    expect(trial.ok).toBe(false);
    expect(trial.error).toMatch(/at "COPY nothing \/": .*nothing/);
  });
});
