import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLog } from '#daemon/serving/log/reader.ts';
import './support/clean.ts';
import { mixedBody, mixedRows, modelFolder, newFolder } from './support/model-folder.ts';
import { launch, type ServerProcess, startServerProcess, testKey } from './support/server-process.ts';
import { sha256 } from './support/text.ts';
import { until } from './support/until.ts';

const keys = { SLIPWAY_API_KEYS_SHA256: sha256(testKey) };

describe('a server that cannot start', () => {
  const folder = modelFolder('mixed');
  const spoiled = modelFolder('mixed');
  appendFileSync(join(spoiled, 'model.onnx'), 'x');
  const foreign = modelFolder('picky');
  writeFileSync(join(foreign, 'slipway/signature.json'), readFileSync(join(folder, 'slipway/signature.json')));

  it.each<[string, Record<string, string>, RegExp]>([
    ['without a model folder', keys, /SLIPWAY_MODEL_FOLDER: the path of a model folder is needed/],
    ['without keys or a word that there are none', { SLIPWAY_MODEL_FOLDER: folder }, /without API keys/],
    ['with keys and without', { ...keys, SLIPWAY_MODEL_FOLDER: folder, SLIPWAY_AUTH: 'none' }, /contradict/],
    [
      'with a key instead of its hash',
      { SLIPWAY_MODEL_FOLDER: folder, SLIPWAY_API_KEYS_SHA256: 'slw_x' },
      /SHA-256 hashes/,
    ],
    ['with a port that is none', { ...keys, SLIPWAY_MODEL_FOLDER: folder, PORT: 'http' }, /PORT: a whole number/],
    [
      'on another machine’s address',
      { ...keys, SLIPWAY_MODEL_FOLDER: folder, HOST: '192.0.2.1' },
      /cannot listen on 192.0.2.1/,
    ],
    [
      'on a folder that is not there',
      { ...keys, SLIPWAY_MODEL_FOLDER: '/nowhere' },
      /model.onnx of the model folder \/nowhere/,
    ],
    ['on a model that was not proven', { ...keys, SLIPWAY_MODEL_FOLDER: spoiled }, /is not the model that was proven/],
    [
      'on a signature of another model',
      { ...keys, SLIPWAY_MODEL_FOLDER: foreign },
      /input age and model.onnx does not/,
    ],
  ])('says why %s', async (_, environment, message) => {
    const { ended, log } = launch(environment);
    expect(await ended).toEqual({ code: 2, signal: null });
    expect(log.join('\n')).toMatch(message);
    expect(log.join('\n')).not.toMatch(/^\s+at /m);
  });
});

describe('a server that is told to stop', () => {
  it('answers every request of callers that go elsewhere when asked to, and ends with 0', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    const body = mixedBody(mixedRows(20, 1));
    const agent = new Agent({ keepAlive: true, maxSockets: 16 });
    const answers: { status: number; last: boolean }[] = [];
    // As a load balancer does: a connection is used until its answer says that it closes.
    const clients = Array.from({ length: 16 }, async () => {
      for (;;) {
        const answer = await post(server, agent, body);
        answers.push(answer);
        if (answer.last) return;
      }
    });
    await until('there is traffic', () => answers.length > 200);
    server.child.kill('SIGTERM');
    await Promise.all(clients);
    expect(await server.ended).toEqual({ code: 0, signal: null });
    agent.destroy();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('says that it is not ready while it still answers', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    server.child.kill('SIGTERM');
    await until('it is not ready', async () => (await server.ask('/v2/health/ready')).status === 503);
    expect((await server.infer(mixedBody(mixedRows(1, 1)))).status).toBe(200);
    expect(await server.ended).toEqual({ code: 0, signal: null });
  });

  it('is told by the end of whoever started it', async () => {
    const byChannel = await startServerProcess(modelFolder('mixed'), {}, 'ipc');
    byChannel.child.disconnect();
    expect(await byChannel.ended).toEqual({ code: 0, signal: null });
    const byPipe = await startServerProcess(modelFolder('mixed'), { SLIPWAY_WATCH_STDIN: '1' });
    byPipe.child.stdin?.end();
    expect(await byPipe.ended).toEqual({ code: 0, signal: null });
  });
});

/** Rejects when the connection breaks. `last` says that the server will close it. */
function post(server: ServerProcess, agent: Agent, body: string): Promise<{ status: number; last: boolean }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${testKey}`, 'content-type': 'application/json' };
    const sent = request(`${server.url}/v2/models/m/infer`, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, last: response.headers.connection === 'close' }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the inference log', () => {
  it('has every answered request with its rows, and survives a kill and a torn tail', async () => {
    const [folder, state] = [modelFolder('mixed'), newFolder('state')];
    const first = await startServerProcess(folder, { SLIPWAY_STATE_FOLDER: state });
    const rows = mixedRows(3, 5);
    await first.infer(mixedBody(rows), { headers: { 'x-request-id': 'mine' } });
    for (let index = 0; index < 40; index++)
      expect((await first.infer(mixedBody(mixedRows(1, index)))).status).toBe(200);
    first.child.kill('SIGKILL');
    await first.ended;
    const log = join(state, 'log');
    const records = [...readLog(log)];
    expect(records).toHaveLength(41);
    expect(records[0]).toMatchObject({
      request: 'mine',
      rows: 3,
      inputs: {
        age: rows.map(({ age }) => age),
        sex: rows.map(({ sex }) => sex),
        visits: rows.map(({ visits }) => visits),
        member: rows.map(({ member }) => member),
      },
    });

    const [segment = ''] = readdirSync(log);
    appendFileSync(join(log, segment), Buffer.from([90, 0, 0, 0, 1, 2, 3, 4, 123]));
    expect([...readLog(log)]).toHaveLength(41);
    const second = await startServerProcess(folder, { SLIPWAY_STATE_FOLDER: state });
    await second.infer(mixedBody(rows));
    expect([...readLog(log)]).toHaveLength(42);
  });

  it('can be switched off', async () => {
    const state = newFolder('state');
    const server = await startServerProcess(modelFolder('mixed'), { SLIPWAY_STATE_FOLDER: state, SLIPWAY_LOG: 'off' });
    expect((await server.infer(mixedBody(mixedRows(1, 1)))).status).toBe(200);
    expect(readdirSync(state)).toEqual(['drift.json']);
  });
});
