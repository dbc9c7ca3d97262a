import { get } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import './support/clean.ts';
import { mixedBody, mixedRows, modelFolder } from './support/model-folder.ts';
import { launch, type ServerProcess, startServerProcess, testKey } from './support/server-process.ts';
import { sha256 } from './support/text.ts';

const row = { age: 30, sex: 'male', visits: 1, member: false };

/** A right body with one thing made wrong. */
function broken(change: (body: { inputs: Record<string, unknown>[]; [more: string]: unknown }) => void): string {
  const body = JSON.parse(mixedBody([row]));
  change(body);
  return JSON.stringify(body);
}
const input = (index: number, change: object) => broken(({ inputs }) => Object.assign(inputs[index] ?? {}, change));

const refusals: [string, string, RegExp][] = [
  ['garbage', 'ahoy', /^The body is not JSON: /],
  ['nothing', '', /^The body is not JSON: /],
  ['half a body', mixedBody([row]).slice(0, 80), /^The body is not JSON: /],
  ['a list', '[]', /must be a JSON object/],
  ['no inputs', '{}', /needs "inputs"/],
  ['an input that is no object', '{"inputs":[3]}', /must be an object/],
  ['an input without a name', '{"inputs":[{}]}', /needs a "name"/],
  ['an unknown input', broken(({ inputs }) => inputs.push({ name: 'height' })), /no input "height".*"age", "sex"/],
  ['a missing input', broken(({ inputs }) => inputs.splice(1, 1)), /lacks the input "sex"/],
  ['missing inputs', broken(({ inputs }) => inputs.splice(1)), /lacks the inputs "sex", "visits", "member"/],
  ['an input twice', broken(({ inputs }) => inputs.push(inputs[0] ?? {})), /"age" was sent twice/],
  ['another datatype', input(0, { datatype: 'FP64' }), /"age" has datatype "FP64"; the model takes FP32/],
  ['no datatype', input(0, { datatype: undefined }), /datatype nothing/],
  ['another rank', input(0, { shape: [1] }), /"age" has shape \[1\]; the model takes \[rows, 1\]/],
  ['another width', input(0, { shape: [1, 2], data: [1, 2] }), /has shape \[1,2\]/],
  ['no rows', input(0, { shape: [0, 1], data: [] }), /has shape \[0,1\]/],
  ['half a row', input(0, { shape: [0.5, 1] }), /has shape \[0.5,1\]/],
  ['too many rows', input(0, { shape: [1_000_000, 1] }), /1000000 rows; one request may have 10000/],
  ['unequal rows', input(1, { shape: [2, 1], data: ['a', 'b'] }), /"sex" has 2 rows and the inputs before it have 1/],
  ['too few values', input(0, { data: [] }), /"age" has 0 values in "data" and 1 rows/],
  ['too many values', input(0, { data: [1, 2] }), /"age" has 2 values/],
  ['no data', input(0, { data: undefined }), /"age" needs "data"/],
  ['text for a number', input(0, { data: ['old'] }), /"age", row 0: "old" is not a number.*FP32/],
  ['a number beyond 32 bits', input(0, { data: [1e39] }), /"age", row 0: 1e\+39 is not a number that fits 32 bits/],
  ['an infinite number', broken(() => {}).replace('[30]', '[1e999]'), /"age", row 0/],
  ['a deep value', input(0, { data: [[[1]]] }), /"age", row 0: \[1\] is not a number/],
  ['a fraction for an integer', input(2, { data: [1.5] }), /"visits", row 0: 1.5 is not a whole number/],
  ['null for an integer', input(2, { data: [null] }), /"visits", row 0: null/],
  ['an integer JSON cannot carry', input(2, { data: [2 ** 60] }), /"visits", row 0: .* exactly/],
  ['a number for text', input(1, { data: [1] }), /"sex", row 0: 1 is not a string/],
  ['a number for a boolean', input(3, { data: [1] }), /"member", row 0: 1 is not true or false/],
  ['an unknown output', broken((body) => Object.assign(body, { outputs: [{ name: 'z' }] })), /no output "z"/],
  ['an id that is no text', broken((body) => Object.assign(body, { id: 7 })), /"id" must be a string/],
];

const error = async (response: Response) => ({ status: response.status, ...(await response.json()) });

describe('the protocol', () => {
  it('says what is served', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    const get = async (path: string) => (await server.ask(path)).json();
    expect(await get('/v2')).toEqual({ name: 'slipway', version: '2', extensions: [] });
    const metadata = await get('/v2/models/m');
    expect(metadata).toMatchObject({ name: 'm', platform: 'onnxruntime_onnx' });
    expect(metadata.inputs).toEqual([
      { name: 'age', datatype: 'FP32', shape: [-1, 1] },
      { name: 'sex', datatype: 'BYTES', shape: [-1, 1] },
      { name: 'visits', datatype: 'INT64', shape: [-1, 1] },
      { name: 'member', datatype: 'BOOL', shape: [-1, 1] },
    ]);
    expect(metadata.outputs).toEqual([
      { name: 'label', datatype: 'BYTES', shape: [-1] },
      { name: 'score', datatype: 'FP32', shape: [-1, 1] },
      { name: 'twice', datatype: 'FP32', shape: [-1, 2] },
    ]);
    const [version] = metadata.versions;
    expect(await get(`/v2/models/m/versions/${version}`)).toEqual(metadata);
    expect(await get(`/v2/models/m/versions/${version}/ready`)).toEqual({ name: 'm', ready: true });
    const answered = await server.ask(`/v2/models/m/versions/${version}/infer`, {
      method: 'POST',
      body: mixedBody([row]),
    });
    expect(answered.status).toBe(200);
  });

  it('is alive before it is ready', async () => {
    // A model folder that cannot be read would end the server, so the first answer must come while it loads.
    const { ready, child } = launch({ SLIPWAY_MODEL_FOLDER: modelFolder('mixed'), SLIPWAY_AUTH: 'none' });
    const url = await ready;
    expect(await (await fetch(`${url}/v2/health/live`)).json()).toEqual({ live: true });
    expect(await (await fetch(`${url}/v2/health/ready`)).json()).toEqual({ ready: true });
    expect(child.exitCode).toBeNull();
  });

  it.each([
    ['GET', '/', 404],
    ['GET', '/v2/models/other', 404],
    ['GET', '/v2/models/m/versions/9', 404],
    ['POST', '/v2/models/m/versions/9/infer', 404],
    ['GET', '/v2/models/m/secrets', 404],
    ['GET', '/v2/models/m/../../etc/passwd', 404],
    ['GET', '/v2/models/m/infer', 405],
    ['POST', '/v2/models/m', 405],
    ['DELETE', '/v2/health/live', 405],
  ])('answers %s %s with %d and an error', async (method, path, status) => {
    const server = await startServerProcess(modelFolder('mixed'));
    const answer = await error(await server.ask(path, { method }));
    expect(answer).toEqual({ status, error: expect.any(String) });
  });
});

describe('a request that is wrong', () => {
  it('is refused with 400 and a message that says where', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    for (const [what, body, message] of refusals) {
      const answer = await error(await server.infer(body));
      expect(answer, what).toEqual({ status: 400, error: expect.stringMatching(message) });
    }
    expect((await server.infer(mixedBody([row]))).status).toBe(200);
    const report = await (await server.ask('/v2/models/m/drift')).json();
    expect(report.requests).toMatchObject({ total: refusals.length + 1, failed: refusals.length });
    expect(server.log.join('\n')).not.toMatch(/old|1e39/);
  });

  it('gets a 4xx and never an end of the server, whatever its bytes', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    const bodies = fc.oneof(
      fc.json({ maxDepth: 6 }),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
      fc.record({ inputs: fc.anything() }).map((value) => JSON.stringify(value)),
      fc
        .array(fc.record({ name: fc.constantFrom('age', 'sex'), datatype: fc.constant('FP32'), shape: fc.anything() }))
        .map((inputs) => JSON.stringify({ inputs })),
      fc.constant('['.repeat(100_000)),
      fc.constant(`{"__proto__":${mixedBody([row])}}`),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const answer = await server.infer(body);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(Object.keys(await answer.json())).toEqual(['error']);
      }),
      { numRuns: 300 },
    );
    expect((await server.infer(mixedBody([row]))).status).toBe(200);
  });

  it('is refused when it is too large, said or not', async () => {
    const server = await startServerProcess(modelFolder('mixed'), { SLIPWAY_MAX_BODY_BYTES: '100000' });
    const large = mixedBody(mixedRows(9000, 1));
    expect((await server.infer(large)).status).toBe(413);
    const head = `POST /v2/models/m/infer HTTP/1.1\r\nHost: m\r\nX-API-Key: ${testKey}\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunks = `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`;
    expect(await raw(server, head + chunks)).toMatch(/^HTTP\/1.1 413 .*larger than 100000 bytes/s);
    expect((await server.infer(mixedBody([row]))).status).toBe(200);
  });

  it('is refused when it is compressed, or in the binary extension', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    const post = (headers: Record<string, string>) => server.infer(mixedBody([row]), { headers });
    expect((await post({ 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await post({ 'inference-header-content-length': '10' })).status).toBe(400);
  });

  it('is refused when it is not HTTP', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    const answer = await raw(server, 'AHOY\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect((await server.ask('/v2')).status).toBe(200);
  });
});

function raw(server: ServerProcess, text: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
  });
}

describe('keys', () => {
  const paths = ['/v2', '/metrics', '/v2/models/m', '/v2/models/m/drift', '/nowhere'];

  it('are needed for everything but health', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    for (const path of paths) {
      const none = await fetch(server.url + path);
      expect([path, none.status, none.headers.get('www-authenticate')]).toEqual([path, 401, 'Bearer']);
      const wrong = await fetch(server.url + path, { headers: { 'x-api-key': `${testKey}x` } });
      expect([path, wrong.status]).toEqual([path, 401]);
    }
    const infer = await fetch(`${server.url}/v2/models/m/infer`, { method: 'POST', body: mixedBody([row]) });
    expect(await error(infer)).toEqual({ status: 401, error: expect.stringMatching(/API key/) });
    for (const path of ['/v2/health/live', '/v2/health/ready'])
      expect((await fetch(server.url + path)).status).toBe(200);
  });

  it('may be several, and come in either header', async () => {
    const hashes = [sha256('one'), sha256('two').toUpperCase()].join(', ');
    const server = await startServerProcess(modelFolder('mixed'), { SLIPWAY_API_KEYS_SHA256: hashes });
    const status = async (headers: Record<string, string>) => (await fetch(`${server.url}/v2`, { headers })).status;
    expect(await status({ 'x-api-key': 'one' })).toBe(200);
    expect(await status({ authorization: 'Bearer two' })).toBe(200);
    expect(await status({ authorization: 'Basic two' })).toBe(401);
    expect(await status({ authorization: `Bearer ${sha256('one')}` })).toBe(401);
  });

  it('can be switched off, and web pages are then refused', async () => {
    const server = await startServerProcess(modelFolder('mixed'), {
      SLIPWAY_API_KEYS_SHA256: '',
      SLIPWAY_AUTH: 'none',
    });
    expect((await fetch(`${server.url}/v2`)).status).toBe(200);
    expect((await fetch(`${server.url}/v2`, { headers: { origin: 'https://example.com' } })).status).toBe(403);
  });

  it('and then answers by names of this machine only, or those it was told', async () => {
    const open = { SLIPWAY_API_KEYS_SHA256: '', SLIPWAY_AUTH: 'none' };
    const server = await startServerProcess(modelFolder('mixed'), open);
    const { port } = new URL(server.url);
    const names = [`localhost:${port}`, `127.0.0.1:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`];
    for (const name of names) expect(await statusAs(server.url, name), name).toBe(200);
    for (const name of [`evil.example:${port}`, 'evil.example', '127.0.0.1.evil.example', `[::2]:${port}`, ''])
      expect(await statusAs(server.url, name), name).toBe(403);
    const named = await startServerProcess(modelFolder('mixed'), { ...open, SLIPWAY_HOSTS: 'models.example, other' });
    expect(await statusAs(named.url, 'models.example:80')).toBe(200);
    expect(await statusAs(named.url, 'localhost')).toBe(403);
  });
});

describe('metrics', () => {
  it('count requests, rows and latencies in the text format of Prometheus', async () => {
    const server = await startServerProcess(modelFolder('mixed'));
    await server.infer(mixedBody(mixedRows(7, 1)));
    await server.infer('{}');
    const response = await server.ask('/metrics');
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await response.text();
    expect(text).toMatch(/^slipway_http_requests_total\{route="infer",code="200"\} 1$/m);
    expect(text).toMatch(/^slipway_http_requests_total\{route="infer",code="400"\} 1$/m);
    expect(text).toMatch(/^slipway_rows_total 7$/m);
    expect(text).toMatch(/^slipway_inference_duration_seconds_bucket\{le="\+Inf"\} 1$/m);
    expect(text).toMatch(/^slipway_window_rows 7$/m);
    for (const line of text.trimEnd().split('\n'))
      expect(line).toMatch(/^(# (HELP|TYPE) \S+ .+|\w+(\{(\w+="[^"]*",?)+\})? -?[\d.e+-]+)$/);
  });
});

/** Status of a request that calls the server by another name. */
const statusAs = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const request = get(`${url}/v2`, { headers: { host }, setHost: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
  });
