import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type Docker from 'dockerode';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { allAgree } from '#core/proof/index.ts';
import { buildImage, findEngine, ownSurroundings, writeServingFolder } from '#daemon/containers/index.ts';
import { type Applied, Deployments, deployedDrift, dockerTarget, Records, type Wanted } from '#daemon/deploy/index.ts';
import { migrations, openStore, type Store } from '#daemon/store/index.ts';
import { mixedBody, mixedRows } from '#test/serving/support/model-folder.ts';
import { ensureBaseImages, startEngine, type TestEngine } from './engine.ts';
import { freshAssets } from './support/assets.ts';
import { enginesOf } from './support/engines.ts';
import { type Inventory, inventory } from './support/inventory.ts';
import { captured, type ExampleProject, exampleProject, tolerance } from './support/project.ts';

const name = `deploytest${process.pid}`;
const first = `${name}:first`;
const second = `${name}:second`;
/** Ready, and then wrong or dead, in ways that only starting it for good shows. */
const dying = `${name}:dying`;

const job = { signal: new AbortController().signal, progress: () => {} };
let engine: TestEngine;
let docker: Docker;
let project: ExampleProject;
let before: Inventory;
let file: string;
let store: Store;
let records: Records;
let deployments: Deployments;

const wanted = (more: Partial<Wanted> = {}): Wanted => ({
  name,
  target: 'docker',
  image: first,
  folder: project.model,
  tolerance,
  port: 0,
  memory: '256m',
  cpus: 1,
  auth: 'api-key',
  window: 50,
  falseAlarmRate: 0.01,
  newKey: false,
  ...more,
});
const apply = (more: Partial<Wanted> = {}): Promise<Applied> => deployments.apply(wanted(more), 'test', job);
const states = () => records.history(name).map(({ revision, state }) => `${revision} ${state}`);

async function infer(url: string | null, key: string | null): Promise<number> {
  const answer = await fetch(`${url}/v2/models/${name}/infer`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === null ? {} : { 'x-api-key': key }) },
    body: mixedBody(mixedRows(3, 1)),
  });
  await answer.text();
  return answer.status;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject()));
    });
  });
}

/** The store and its deployments, as a daemon that starts has them. */
function open(): void {
  store = openStore(file, migrations);
  records = new Records(store);
  deployments = new Deployments(records, [dockerTarget(`test${process.pid}`, enginesOf(docker))], () => {});
}

beforeAll(async () => {
  engine = await startEngine();
  await ensureBaseImages(['node:24-slim'], engine.dockerHost);
  ({ docker } = await findEngine({ ...ownSurroundings(), env: { DOCKER_HOST: engine.dockerHost } }));
  project = exampleProject(name);
  await writeServingFolder(project.folder, await freshAssets());
  const build = (tag: string, dockerfile: string) =>
    buildImage(docker, { project: project.folder, tag, dockerfile, labels: { 'dev.slipway.model': tag } }, job);
  await build(first, project.dockerfile);
  await build(second, `${project.dockerfile}LABEL another=image\n`);
  // It answers as long as its state is thrown away afterwards, as it is when an image is verified.
  const brittle = `if (/ \\/var\\/lib\\/slipway tmpfs /.test(require('node:fs').readFileSync('/proc/mounts', 'utf8'))) import('/srv/server.mjs'); else { console.error('no such state'); process.exit(4); }`;
  await build(dying, `${project.dockerfile}CMD ${JSON.stringify(['node', '-e', brittle])}\n`);
});

afterAll(async () => {
  for (const tag of [first, second, dying]) await docker?.getImage(tag).remove({ force: true });
  await engine?.stop();
});

beforeEach(async () => {
  before = await inventory(docker);
  file = join(mkdtempSync(join(tmpdir(), 'slipway-deploy-')), 'store.sqlite');
  open();
});

afterEach(async () => {
  if (records.names().includes(name)) await deployments.destroy(name, 'test');
  store.close();
  expect(await inventory(docker)).toEqual(before);
});

describe('a deployment on the local engine', () => {
  it('goes its whole way: plan, apply, status, another revision, rollback, history, destroy', async () => {
    expect((await deployments.plan(wanted())).map(({ action }) => action)).toEqual(['create', 'create', 'create']);
    const one = await apply();
    expect(one.deployment).toMatchObject({ revision: 1, state: 'running', image: first, by: 'test', model: first });
    expect(allAgree(one.comparisons)).toBe(true);
    expect(await infer(one.deployment.url, one.key)).toBe(200);
    expect(await infer(one.deployment.url, null)).toBe(401);
    expect(await deployments.status()).toMatchObject([{ health: 'healthy', message: null }]);
    expect((await deployments.plan(wanted())).map(({ action }) => action)).toEqual(['keep']);

    const same = await apply();
    expect(same).toMatchObject({ key: null, deployment: { revision: 1 } });

    expect((await deployments.plan(wanted({ image: second }))).map(({ action }) => action)).toEqual([
      'replace',
      'keep',
    ]);
    const two = await apply({ image: second, memory: '300m' });
    expect(two).toMatchObject({ key: null, deployment: { revision: 2, image: second } });
    expect(await infer(two.deployment.url, one.key)).toBe(200);
    // Whoever has the port now does not know the key.
    expect(await infer(one.deployment.url, one.key).catch(() => null)).not.toBe(200);
    expect(states()).toEqual(['2 running', '1 replaced']);

    const back = await deployments.rollback(name, undefined, 'test', job);
    expect(back).toMatchObject({ revision: 1, state: 'running' });
    expect(await infer(back.url, one.key)).toBe(200);
    expect(states()).toEqual(['2 rolled-back', '1 running']);

    const forth = await deployments.rollback(name, 2, 'test', job);
    expect(forth.revision).toBe(2);

    await deployments.destroy(name, 'test');
    expect(await inventory(docker)).toEqual(before);
    expect(states()).toEqual(['2 destroyed', '1 destroyed']);
    expect(await deployments.status(name)).toEqual([]);
    expect(store.audit.entries(name).map(({ action }) => action)).toEqual([
      'deploy.apply',
      'deploy.apply',
      'deploy.rollback',
      'deploy.rollback',
      'deploy.destroy',
    ]);
    expect(store.audit.firstBroken()).toBeNull();
  });

  it('takes another key when asked, and the one before opens nothing, after a rollback either', async () => {
    const one = await apply();
    expect((await deployments.plan(wanted({ newKey: true })))[0]).toMatchObject({ why: 'another API key' });
    const two = await apply({ newKey: true });
    expect(two.deployment.revision).toBe(2);
    expect(two.key).not.toBe(one.key);
    const answers = async (url: string | null) => [await infer(url, one.key), await infer(url, two.key)];
    expect(await answers(two.deployment.url)).toEqual([401, 200]);
    expect((await deployments.plan(wanted())).map(({ action }) => action)).toEqual(['keep']);
    const back = await deployments.rollback(name, undefined, 'test', job);
    expect(back.revision).toBe(1);
    expect(await answers(back.url)).toEqual([401, 200]);
    expect((await deployments.plan(wanted())).map(({ action }) => action)).toEqual(['keep']);
  });

  it('runs without rights, bounded, and is asked for its drift report', async () => {
    const { deployment, key } = await apply();
    const { HostConfig, Config } = await docker.getContainer(`slipway-${name}-r1`).inspect();
    expect(HostConfig).toMatchObject({
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Memory: 256 * 1024 * 1024,
      PidsLimit: 256,
      Init: true,
      PortBindings: { '8080/tcp': [{ HostIp: '127.0.0.1' }] },
    });
    expect(Config.Env.join('\n')).not.toContain(key);
    for (let request = 0; request < 20; request += 1) await infer(deployment.url, key);
    const drift = deployedDrift(deployments);
    await vi.waitFor(async () => expect((await drift.report(name))?.filling.rows).toBe(10), {
      timeout: 20_000,
      interval: 200,
    });
    expect(await drift.report(name)).toMatchObject({ endpoint: name, window: { rows: 50 } });
    expect(await drift.report('another')).toBeNull();
  });

  it('keeps the old revision answering where the new one does not get ready', async () => {
    const { deployment, key } = await apply();
    await expect(apply({ image: dying })).rejects.toMatchObject({
      message: 'The server in the container ended with code 4. Revision 1 answers as before.',
      data: { reason: 'container-not-ready', details: ['no such state'] },
    });
    expect(states()).toEqual(['2 failed', '1 running']);
    expect(await infer(deployment.url, key)).toBe(200);
    await expect(deployments.rollback(name, 2, 'test', job)).rejects.toMatchObject({
      data: { reason: 'no-such-revision' },
    });
  });

  it('keeps a port through revisions, and puts the old one back on it', async () => {
    const port = await freePort();
    const { key } = await apply({ port });
    const url = `http://127.0.0.1:${port}`;
    await apply({ port, image: second });
    expect(await infer(url, key)).toBe(200);
    await expect(apply({ port, image: dying })).rejects.toThrow('Revision 2 answers as before.');
    expect(await infer(url, key)).toBe(200);
    expect((await deployments.rollback(name, undefined, 'test', job)).url).toBe(url);
    expect(await infer(url, key)).toBe(200);
  });

  it('replaces a revision whose container somebody removed', async () => {
    const { key } = await apply();
    await docker.getContainer(`slipway-${name}-r1`).remove({ force: true });
    expect(await deployments.status(name)).toMatchObject([{ health: 'gone' }]);
    expect((await deployments.plan(wanted()))[0]).toMatchObject({ action: 'replace', why: 'its container is gone' });
    const { deployment } = await apply();
    expect(deployment).toMatchObject({ revision: 2, state: 'running' });
    expect(await infer(deployment.url, key)).toBe(200);
  });

  it('lets a container of its name be that it did not make', async () => {
    const other = await docker.createContainer({ name: `slipway-${name}-r1`, Image: first });
    try {
      await expect(apply()).rejects.toMatchObject({ data: { reason: 'name-taken' } });
      await deployments.destroy(name, 'test');
      expect(await other.inspect()).toMatchObject({ Id: other.id });
    } finally {
      await other.remove({ v: true });
    }
  });

  it('says so where the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    await expect(apply({ port })).rejects.toMatchObject({
      message: `Port ${port} is taken by another program or container. Nothing of this name runs.`,
      data: { reason: 'port-taken' },
    });
    other.close();
    expect(states()).toEqual(['1 failed']);
  });

  it('deploys nothing that answers otherwise than the notebook did', async () => {
    const other = exampleProject('other');
    const answers = captured();
    writeFileSync(
      join(other.model, 'slipway/captured.json'),
      JSON.stringify({
        ...answers,
        answers: { ...answers.answers, score: answers.answers['score']?.map(() => [99]) },
      }),
    );
    await expect(apply({ folder: other.model })).rejects.toMatchObject({
      message: expect.stringMatching(
        /does not answer as the notebook did\. score agrees on 0 of 300 rows.* Nothing was deployed\.$/,
      ),
      data: { reason: 'answers-differ' },
    });
    expect(records.names()).toEqual([]);
  });

  it('refuses a second job on the same name', async () => {
    const applying = apply();
    await expect(apply()).rejects.toMatchObject({ data: { reason: 'deployment-busy' } });
    await applying;
  });
});

describe('a daemon that dies in the middle of an apply', () => {
  it('leaves what the next one explains and puts right', async () => {
    const { deployment, key } = await apply();
    store.close();
    const child = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('./support/apply-and-hang.ts', import.meta.url)),
        ...[engine.dockerHost, file, `test${process.pid}`, JSON.stringify(wanted({ image: second }))],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    open();

    expect(states()).toEqual(['2 failed', '1 running']);
    const [observed] = await deployments.status(name);
    expect(observed?.message).toMatch(/^An apply of .* was interrupted\. The next apply, rollback or destroy/);
    expect(
      await docker.listContainers({ all: true, filters: { label: [`dev.slipway.deployment=${name}`] } }),
    ).toHaveLength(2);

    await deployments.mendAll();
    expect(await deployments.status(name)).toMatchObject([
      { health: 'healthy', message: null, revision: { revision: 1 } },
    ]);
    expect(
      await docker.listContainers({ all: true, filters: { label: [`dev.slipway.deployment=${name}`] } }),
    ).toHaveLength(1);
    const [mended] = await deployments.status(name);
    expect(await infer(mended?.revision.url ?? deployment.url, key)).toBe(200);

    expect((await apply({ image: second })).deployment).toMatchObject({ revision: 3, state: 'running' });
  });
});
