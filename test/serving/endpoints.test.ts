import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DaemonClient } from '#client/index.ts';
import type { DriftReport } from '#protocol/drift.ts';
import { serve } from '#protocol/rpc/index.ts';
import { isAlive, Rig, rejection } from '#test/daemon/rig.ts';
import './support/clean.ts';
import { mixedBody, mixedRows, modelFolder } from './support/model-folder.ts';
import { until } from './support/until.ts';

const entry = join(import.meta.dirname, 'program', 'daemon.ts');
let rig = new Rig();
let last: DaemonClient | null = null;
afterEach(async () => {
  // A server that is ended with its daemon still writes its state, into the folder that is being removed.
  for (const { id } of (await last?.call(serve.list, {}))?.endpoints ?? []) await last?.call(serve.stop, { id });
  last = null;
  await rig.dispose();
  rig = new Rig();
});

async function connect(): Promise<DaemonClient> {
  last = await rig.connect({ daemon: { entry, env: rig.env } });
  return last;
}
const infer = (url: string, key: string | null, name = 'm', rows = mixedRows(5, 1)) =>
  fetch(`${url}/v2/models/${name}/infer`, {
    method: 'POST',
    body: mixedBody(rows),
    headers: key === null ? {} : { 'x-api-key': key },
  });

describe('an endpoint', () => {
  it('serves a model under a new key, is listed and told of, and stops', async () => {
    const client = await connect();
    const told: string[] = [];
    client.on(serve.endpointsChanged.name, serve.endpointsChanged.params, ({ endpoints }) => {
      told.push(endpoints.map(({ state }) => state).join());
    });
    const { endpoint, key } = await client.call(serve.start, { name: 'm', folder: modelFolder('mixed') });
    expect(endpoint).toMatchObject({ id: 'm', kind: 'local', state: 'ready', auth: 'api-key', restarts: 0 });
    expect(key).toMatch(/^slw_[\w-]{43}$/);
    expect((await infer(endpoint.url, key)).status).toBe(200);
    expect((await infer(endpoint.url, `${key}x`)).status).toBe(401);
    expect(await client.call(serve.list, {})).toEqual({ endpoints: [endpoint] });
    expect(readFileSync(join(rig.state, 'store.sqlite')).includes(key ?? '')).toBe(false);

    expect((await client.call(serve.stop, { id: 'm' })).endpoint.state).toBe('stopped');
    expect(await client.call(serve.list, {})).toEqual({ endpoints: [] });
    expect(isAlive(endpoint.pid ?? 0)).toBe(false);
    expect(told).toContain('starting');
    expect(told).toContain('ready');
    expect(told.at(-1)).toBe('');
  });

  it('keeps its address and its key when it is served again, unless another key is asked for', async () => {
    const client = await connect();
    const model = { name: 'm', folder: modelFolder('mixed') };
    const first = await client.call(serve.start, model);
    const second = await client.call(serve.start, model);
    expect([second.endpoint.url, second.endpoint.auth, second.key]).toEqual([first.endpoint.url, 'api-key', null]);
    expect((await infer(second.endpoint.url, first.key)).status).toBe(200);
    expect(isAlive(first.endpoint.pid ?? 0)).toBe(false);
    const third = await client.call(serve.start, { ...model, newKey: true });
    expect((await infer(third.endpoint.url, first.key)).status).toBe(401);
    expect((await infer(third.endpoint.url, third.key)).status).toBe(200);
    expect(await client.call(serve.start, { ...model, auth: 'none' })).toMatchObject({ key: null });
    expect((await client.call(serve.start, model)).key).toMatch(/^slw_/);
  });

  it('takes a name from the model of another folder only when told to', async () => {
    const client = await connect();
    const first = await client.call(serve.start, { name: 'm', folder: modelFolder('mixed') });
    const other = { name: 'm', folder: modelFolder('mixed') };
    const error = await rejection(client.call(serve.start, other));
    expect(error).toMatchObject({ data: { reason: 'name-taken', remedy: expect.stringContaining('serve --stop m') } });
    expect((await infer(first.endpoint.url, first.key)).status).toBe(200);
    expect(isAlive(first.endpoint.pid ?? 0)).toBe(true);
    const second = await client.call(serve.start, { ...other, replace: true });
    expect(second.endpoint).toMatchObject({ folder: other.folder, url: first.endpoint.url });
    expect((await infer(second.endpoint.url, first.key)).status).toBe(401);
  });

  it('is started again when its server is killed', async () => {
    const client = await connect();
    const { endpoint, key } = await client.call(serve.start, { name: 'm', folder: modelFolder('mixed') });
    process.kill(endpoint.pid ?? 0, 'SIGKILL');
    await until('it has been started again', async () => {
      const [now] = (await client.call(serve.list, {})).endpoints;
      return now?.state === 'ready' && now.restarts === 1 && now.pid !== endpoint.pid;
    });
    expect((await infer(endpoint.url, key)).status).toBe(200);
  });

  it('comes back on its port and with its key after the daemon was killed, and leaves nobody behind', async () => {
    const first = await connect();
    const { endpoint, key } = await first.call(serve.start, { name: 'm', folder: modelFolder('mixed') });
    process.kill(first.welcome.pid, 'SIGKILL');
    await until('the server ended with the daemon', () => !isAlive(endpoint.pid ?? 0));
    const second = await connect();
    await until('the endpoint is back', async () => {
      const [now] = (await second.call(serve.list, {})).endpoints;
      return now?.state === 'ready' && now.url === endpoint.url;
    });
    expect((await infer(endpoint.url, key)).status).toBe(200);
    expect((await infer(endpoint.url, 'slw_other')).status).toBe(401);
  });

  it('refuses a model that is not the proven one', async () => {
    const client = await connect();
    const folder = modelFolder('mixed');
    appendFileSync(join(folder, 'model.onnx'), 'x');
    const error = await rejection(client.call(serve.start, { name: 'm', folder }));
    expect(error).toMatchObject({ data: { reason: 'model-not-proven', subject: folder, remedy: expect.any(String) } });
    expect(await client.call(serve.list, {})).toEqual({ endpoints: [] });
  });

  it('refuses a model whose proof failed, and says where it parts from the notebook', async () => {
    const client = await connect();
    const folder = modelFolder('mixed');
    const path = join(folder, 'slipway/proof.json');
    const proof = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...proof, proven: false, reason: 'Row 3 differs.' }));
    const error = await rejection(client.call(serve.start, { name: 'm', folder }));
    expect(error).toMatchObject({ data: { reason: 'model-not-proven', details: ['Row 3 differs.'] } });
    expect(await client.call(serve.list, {})).toEqual({ endpoints: [] });
  });

  it.each([
    ['a folder that is not there', { name: 'm', folder: '/nowhere' }, 'model-folder-not-found'],
    ['a name that would leave its folder', { name: '../m', folder: '/nowhere' }, 'name-not-allowed'],
  ])('refuses %s', async (_, request, reason) => {
    const client = await connect();
    expect(await rejection(client.call(serve.start, request))).toMatchObject({ data: { reason } });
  });

  it('says in the server’s own words why it did not start, and what ran before goes on', async () => {
    const client = await connect();
    const before = await client.call(serve.start, { name: 'm', folder: modelFolder('mixed') });
    const folder = modelFolder('picky');
    writeFileSync(join(folder, 'slipway/signature.json'), '{}');
    const error = await rejection(client.call(serve.start, { name: 'm', folder, replace: true }));
    expect(error).toMatchObject({
      data: {
        reason: 'server-not-started',
        details: expect.arrayContaining([expect.stringMatching(/signature.json/)]),
      },
    });
    await until('the one before runs', async () => (await infer(before.endpoint.url, before.key)).status === 200);
  });

  it('says that its port is taken, and what it served goes on', async () => {
    const other = createServer((_, response) => response.end());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const client = await connect();
    const model = { name: 'm', folder: modelFolder('mixed') };
    const { endpoint, key } = await client.call(serve.start, model);
    const error = await rejection(client.call(serve.start, { ...model, port }));
    other.close();
    expect(error).toMatchObject({
      message: `Nothing can be served on port ${port} of 127.0.0.1: another program listens there.`,
      data: { reason: 'port-taken', remedy: expect.stringContaining('--port') },
    });
    expect(isAlive(endpoint.pid ?? 0)).toBe(true);
    expect((await infer(endpoint.url, key)).status).toBe(200);
  });

  it('is not found by a name that nobody serves', async () => {
    const client = await connect();
    expect(await rejection(client.call(serve.stop, { id: 'm' }))).toMatchObject({
      data: { reason: 'endpoint-not-found' },
    });
    expect(await rejection(client.call(serve.drift, { endpoint: '../../etc' }))).toMatchObject({
      data: { reason: 'endpoint-not-found' },
    });
  });
});

describe('the drift of an endpoint', () => {
  it('is told to those who watch, and to those who ask', async () => {
    const client = await connect();
    const params = { name: 'm', folder: modelFolder('mixed'), auth: 'none', window: 200 } as const;
    const { endpoint } = await client.call(serve.start, params);
    const reports: DriftReport[] = [];
    client.on(serve.driftChanged.name, serve.driftChanged.params, ({ report }) => void reports.push(report));
    const { subscription } = await client.call(serve.watchDrift, { endpoint: 'm' });
    await until('the first report came', () => reports.length > 0);
    expect(reports[0]).toMatchObject({ endpoint: 'm', window: null, filling: { rows: 0, size: 200 } });
    expect((await infer(endpoint.url, null, 'm', mixedRows(230, 3, 12))).status).toBe(200);
    await until('the window came', () => reports.at(-1)?.window !== null);
    const { report } = await client.call(serve.drift, { endpoint: 'm' });
    expect(report.window?.results.filter(({ drifted }) => drifted).map(({ name }) => name)).toEqual(['age']);
    expect(report).toMatchObject({ filling: { rows: 30 }, requests: { total: 1, failed: 0 } });

    await client.call(serve.unwatchDrift, { subscription });
    const seen = reports.length;
    await infer(endpoint.url, null);
    await until('the report on disk is newer', async () => {
      return (await client.call(serve.drift, { endpoint: 'm' })).report.filling.rows === 35;
    });
    expect(reports.length).toBe(seen);
  });
});
