import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DaemonClient } from '#client/index.ts';
import { inferRequest } from '#core/proof/index.ts';
import type { Captured } from '#protocol/model.ts';
import { type Progress, serve } from '#protocol/rpc/index.ts';
import { isAlive, Rig, rejection } from '#test/daemon/rig.ts';
import { linkKept } from '#test/support/kept-state.ts';
import { copyModel, flatSignature, makePythonModel } from '#test/support/python-model.ts';
import './support/clean.ts';
import { newFolder } from './support/model-folder.ts';
import { until } from './support/until.ts';

const entry = join(import.meta.dirname, 'program', 'daemon.ts');
const folder = newFolder('flats');
let captured: Captured;
beforeAll(async () => {
  ({ captured } = await makePythonModel(folder));
});

let rig = new Rig();
afterEach(async () => {
  await rig.dispose();
  rig = new Rig();
});

/** A daemon that has the environments of the suites, or none. */
async function connect(environments: 'made' | 'none' = 'made'): Promise<DaemonClient> {
  mkdirSync(rig.state, { recursive: true });
  if (environments === 'made') linkKept(rig.state);
  return rig.connect({ daemon: { entry, env: rig.env } });
}

async function copied(change: (place: string) => void): Promise<string> {
  const copy = join(newFolder('copy'), 'model');
  await copyModel(folder, copy, change);
  return copy;
}

function infer(url: string, key: string | null) {
  const request = inferRequest(flatSignature, captured.rows);
  if (!request.ok) throw new Error(request.reason);
  const headers = { 'x-api-key': key ?? '' };
  return fetch(`${url}/v2/models/m/infer`, { method: 'POST', body: JSON.stringify(request.value), headers });
}

describe('an endpoint of a Python model', () => {
  it('gets the environment of its lock, is asked the captured rows, and serves them', async () => {
    const client = await connect();
    const progress: Progress[] = [];
    const started = await client.call(
      serve.start,
      { name: 'm', folder },
      { onProgress: (event) => void progress.push(event) },
    );
    expect(started.endpoint).toMatchObject({ state: 'ready', auth: 'api-key' });
    expect(started.comparisons).toMatchObject([
      { by: 'server', output: 'label', rows: 60, agreeing: 60 },
      { by: 'server', output: 'probability', rows: 60, agreeing: 60 },
    ]);
    expect([...new Set(progress.map(({ step }) => step))]).toEqual(['environment', 'verify', 'serve']);
    expect((await infer(started.endpoint.url, started.key)).status).toBe(200);
    // What it was asked to be verified is neither in its log nor in its windows.
    const { report } = await client.call(serve.drift, { endpoint: 'm' });
    expect(report.requests.total).toBeLessThanOrEqual(1);
  });

  it('comes back after the daemon was killed, and leaves no Python behind', async () => {
    const first = await connect();
    const { endpoint, key } = await first.call(serve.start, { name: 'm', folder });
    const workers = childrenOf(endpoint.pid ?? 0);
    expect(workers).toHaveLength(1);
    process.kill(first.welcome.pid, 'SIGKILL');
    await until('all have ended with the daemon', () => ![endpoint.pid ?? 0, ...workers].some(isAlive));
    const second = await connect();
    await until('the endpoint is back', async () => {
      const [now] = (await second.call(serve.list, {})).endpoints;
      return now?.state === 'ready' && now.url === endpoint.url;
    });
    expect((await infer(endpoint.url, key)).status).toBe(200);
  });

  it('is not served where its answers are other than the notebook’s, and what ran before goes on', async () => {
    const client = await connect();
    const before = await client.call(serve.start, { name: 'm', folder });
    const other = await copied((place) => {
      const [first = [], ...rest] = captured.answers['label'] ?? [];
      const label = [[first[0] === 'dear' ? 'cheap' : 'dear'], ...rest];
      const changed = { ...captured, answers: { ...captured.answers, label } };
      writeFileSync(join(place, 'slipway', 'captured.json'), JSON.stringify(changed));
    });
    const error = await rejection(client.call(serve.start, { name: 'm', folder: other, replace: true }));
    expect(error).toMatchObject({
      message: "The server of m does not give the notebook's answers on this machine.",
      data: { reason: 'answers-differ', subject: other, details: [expect.stringContaining('label')] },
    });
    expect(isAlive(before.endpoint.pid ?? 0)).toBe(true);
    expect((await infer(before.endpoint.url, before.key)).status).toBe(200);
  });

  it.each<[string, (place: string) => void, string]>([
    [
      'with another lock than it was proven with',
      (place) => writeFileSync(join(place, 'slipway/requirements.lock'), 'pandas==1.0.0\n'),
      'lock-not-proven',
    ],
    [
      'of a Python that is not here',
      (place) => {
        const file = join(place, 'slipway/provenance.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace(/"python":"[^"]+"/, '"python":"3.99.1"'));
      },
      'python-not-found',
    ],
  ])('is refused %s', async (_, change, reason) => {
    const client = await connect();
    const error = await rejection(client.call(serve.start, { name: 'm', folder: await copied(change) }));
    expect(error).toMatchObject({ data: { reason, remedy: expect.any(String) } });
    expect(await client.call(serve.list, {})).toEqual({ endpoints: [] });
  });

  it('leaves nothing when it is cancelled while its environment is made', async () => {
    const client = await connect('none');
    const cancel = new AbortController();
    const envs = join(rig.state, 'envs');
    const started = rejection(client.call(serve.start, { name: 'm', folder }, { signal: cancel.signal }));
    // As soon as something is there that could be left: by the clock, a quick machine is done before.
    await until('the environment is begun', () => existsSync(envs) && readdirSync(envs).length > 0);
    cancel.abort();
    expect(await started).toMatchObject({ data: { reason: 'cancelled' } });
    await until('nothing is half made', () => readdirSync(envs).length === 0);
    expect(await client.call(serve.list, {})).toEqual({ endpoints: [] });
  });
});

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}
