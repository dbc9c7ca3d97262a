import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DaemonClient } from '#client/index.ts';
import { daemon, method } from '#protocol/rpc/index.ts';
import { fail, family, fault, wrong } from './program/methods.ts';
import { gone, isAlive, Rig, rejection, until } from './rig.ts';

const rig = new Rig();
let client: DaemonClient;

beforeAll(async () => {
  client = await rig.connect();
});
afterAll(() => rig.dispose());

/** Starts a job with three processes: a shell, its child, and a grandchild in a session of its own. */
async function startFamily(caller: DaemonClient) {
  const pids: number[] = [];
  const cancel = new AbortController();
  const end = rejection(
    caller.call(family, {}, { signal: cancel.signal, onProgress: ({ message }) => pids.push(Number(message)) }),
  );
  await until('the family is there', () => pids.length === 3);
  expect(pids.map(isAlive)).toEqual([true, true, true]);
  return { pids, cancel, end };
}

describe('a job', () => {
  it('is listed while it runs, and cancelling it ends its whole tree', async () => {
    const { pids, cancel, end } = await startFamily(client);
    const { jobs } = await client.call(daemon.status, {});
    expect(jobs).toEqual([{ method: family.name, since: expect.stringMatching(/^\d{4}-.*Z$/) }]);
    cancel.abort();
    expect(await end).toMatchObject({ name: 'DaemonError', cancelled: true, data: { reason: 'cancelled' } });
    await Promise.all(pids.map(gone));
    expect((await client.call(daemon.status, {})).jobs).toEqual([]);
  });

  it('ends with the caller that goes away', async () => {
    const other = await rig.connect();
    const { pids, end } = await startFamily(other);
    other.close();
    expect(await end).toMatchObject({ data: { reason: 'connection-lost' } });
    await Promise.all(pids.map(gone));
    await until('the job is off the list', () => rig.log().includes('sent to bed'));
  });

  it('cancelled before it is called does not start', async () => {
    const error = await rejection(client.call(family, {}, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ cancelled: true });
    expect((await client.call(daemon.status, {})).jobs).toEqual([]);
  });

  it('cancelled at once ends, however far it got', async () => {
    for (const wait of [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 5, 10]) {
      const cancel = new AbortController();
      const end = rejection(client.call(family, {}, { signal: cancel.signal }));
      if (wait === 0) cancel.abort();
      else setTimeout(() => cancel.abort(), wait);
      expect(await end).toMatchObject({ cancelled: true });
    }
    expect((await client.call(daemon.status, {})).jobs).toEqual([]);
  });
});

describe('an error', () => {
  it("of the user's crosses as it was thrown", async () => {
    expect(await rejection(client.call(fail, { subject: 'numpy' }))).toMatchObject({
      name: 'DaemonError',
      message: 'numpy has no wheel.',
      code: -32021,
      data: { reason: 'no-wheel', subject: 'numpy', remedy: 'Pin another version.', details: ['line one'] },
    });
  });

  it('of our own crosses without its insides, which are in the log; what was passed is in neither', async () => {
    const error = await rejection(client.call(fault, { password: 'hunter2-correct-horse' }));
    expect(error).toMatchObject({ code: -32603, data: { reason: 'internal', subject: fault.name } });
    expect(error).toMatchObject({ data: { remedy: expect.stringContaining(client.welcome.log) } });
    expect(JSON.stringify(error)).not.toContain('inner workings');
    expect(rig.log()).toMatch(/TypeError: inner workings.*at /);
    expect(rig.log()).not.toContain('hunter2');
  });

  it('is an answer outside its schema', async () => {
    expect(await rejection(client.call(wrong, {}))).toMatchObject({ code: -32603, data: { subject: wrong.name } });
    expect(rig.log()).toContain('answered outside its schema');
  });

  it('is a call with params that do not fit', async () => {
    const loose = method(fail.name, daemon.stop.params.loose(), fail.result);
    expect(await rejection(client.call(loose, { subject: 7 }))).toMatchObject({
      code: -32602,
      data: { reason: 'invalid-params', details: expect.arrayContaining([expect.stringContaining('subject')]) },
    });
  });

  it('is a method that is not there', async () => {
    const none = method('test.none', daemon.stop.params, daemon.stop.result);
    expect(await rejection(client.call(none, {}))).toMatchObject({
      code: -32601,
      data: { reason: 'unknown-method', subject: 'test.none' },
    });
  });

  it('is an answer that the client did not expect', async () => {
    const other = method(daemon.status.name, daemon.status.params, wrong.result);
    expect(await rejection(client.call(other, {}))).toMatchObject({ data: { reason: 'bad-answer' } });
  });
});

describe('what a daemon started', () => {
  const bundle = join(mkdtempSync(join(tmpdir(), 'slipway-bundle-')), 'daemon.mjs');
  beforeAll(async () => {
    const options = { bundle: true, minify: true, format: 'esm', platform: 'node', target: 'node22' } as const;
    const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
    await build({ ...options, banner: { js: banner }, entryPoints: [rig.entry], outfile: bundle });
  });
  afterAll(() => rmSync(dirname(bundle), { recursive: true }));

  it.each([
    ['SIGKILL', 'from sources', rig.entry],
    ['SIGTERM', 'from sources', rig.entry],
    // The process that ends the others is sent as text, which a minifier must not break.
    ['SIGKILL', 'from a minified bundle', bundle],
  ] as const)('is gone after %s of one that runs %s', async (signal, _, entry) => {
    const own = new Rig({}, entry);
    try {
      const caller = await own.connect();
      const { pids, end } = await startFamily(caller);
      process.kill(caller.welcome.pid, signal);
      expect(await end).toMatchObject({ name: 'DaemonError' });
      await gone(caller.welcome.pid);
      await Promise.all(pids.map(gone));
    } finally {
      await own.dispose();
    }
  });
});
