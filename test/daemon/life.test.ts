import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientState, connect, DaemonError, ReconnectingClient } from '#client/index.ts';
import { protocolVersion } from '#protocol/rpc/daemon.ts';
import { daemon } from '#protocol/rpc/index.ts';
import { crash, tell, told, variable } from './program/methods.ts';
import { enter, hello, sendUntilClosed } from './raw.ts';
import { gone, isAlive, Rig, rejection, until } from './rig.ts';

let rig: Rig;
const clients: ReconnectingClient[] = [];

beforeEach(() => {
  rig = new Rig();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose();
  await rig.dispose();
});

function reconnecting(): { client: ReconnectingClient; states: ClientState['state'][] } {
  const client = new ReconnectingClient({ connect: (signal) => connect(rig.options({ signal })) });
  const states: ClientState['state'][] = [];
  client.onState(({ state }) => states.push(state));
  clients.push(client);
  return { client, states };
}

describe('one daemon for all', () => {
  it('is shared by two clients, and both hear what it tells', async () => {
    const [one, two] = [await rig.connect(), await rig.connect()];
    expect(two.welcome.pid).toBe(one.welcome.pid);
    expect(await one.call(daemon.status, {})).toMatchObject({ clients: 2, pid: one.welcome.pid, jobs: [] });
    const heard = [one, two].map((client) => new Promise((resolve) => client.on(told.name, told.params, resolve)));
    await one.call(tell, { word: 'ahoy' });
    expect(await Promise.all(heard)).toEqual([{ word: 'ahoy' }, { word: 'ahoy' }]);
  });

  it('does the work of each in the environment of that one, and writes none of it down', async () => {
    const withWord = (SLIPWAY_TEST_WORD: string) =>
      rig.connect({ daemon: { entry: rig.entry, env: { ...rig.env, SLIPWAY_TEST_WORD } } });
    const [one, two] = [await withWord('starboard'), await withWord('larboard')];
    expect(two.welcome.pid).toBe(one.welcome.pid);
    const asked = { name: 'SLIPWAY_TEST_WORD' };
    const answers = await Promise.all([
      one.call(variable, asked),
      two.call(variable, asked),
      one.call(variable, asked),
    ]);
    expect(answers.map(({ job }) => job)).toEqual(['starboard', 'larboard', 'starboard']);
    expect(answers.map(({ child }) => child)).toEqual(['starboard', 'larboard', 'starboard']);
    const kept = readdirSync(rig.folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(rig.folder, file))
      .filter((file) => statSync(file).isFile() && /(star|lar)board/.test(readFileSync(file, 'latin1')));
    expect(kept).toEqual([]);
  });

  it('comes of five programs that start one at once', async () => {
    const racers = Array.from({ length: 5 }, () =>
      spawn(process.execPath, [join(import.meta.dirname, 'program/connect.ts'), rig.entry], {
        env: { ...process.env, ...rig.env },
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    const pids = await Promise.all(
      racers.map(
        (racer) => new Promise<string>((resolve) => racer.stdout.once('data', (data) => resolve(String(data)))),
      ),
    );
    expect(new Set(pids)).toEqual(new Set([`${rig.announcement().pid}\n`]));
    const ended = racers.map((racer) => new Promise((resolve) => racer.once('exit', resolve)));
    for (const racer of racers) racer.stdin.end();
    expect(await Promise.all(ended)).toEqual([0, 0, 0, 0, 0]);
    expect(rig.log().match(/"listening"/g)).toHaveLength(1);
  });

  it('is not started where that is not wanted', async () => {
    const error = await rejection(rig.connect({ start: false }));
    expect(error).toMatchObject({ name: 'DaemonError', data: { reason: 'daemon-not-running', subject: rig.runtime } });
    expect(existsSync(join(rig.runtime, 'daemon.lock'))).toBe(false);
  });
});

describe('one that is there and cannot be reached', () => {
  it('is told of, and not taken for none', async () => {
    await rig.connect();
    writeFileSync(rig.announcementFile, JSON.stringify({ ...rig.announcement(), token: '0'.repeat(64) }));
    expect(await rejection(rig.connect())).toMatchObject({
      message: expect.stringContaining('401'),
      data: { reason: 'daemon-unreachable', remedy: expect.stringContaining('slipway doctor') },
    });
  });
});

describe('its end', () => {
  it('comes when asked, and leaves nothing behind that a client could mistake for it', async () => {
    const client = await rig.connect();
    const closing = new Promise((resolve) => client.onClosed(resolve));
    expect(await client.call(daemon.stop, {})).toEqual({});
    expect(await closing).toEqual({ clean: true, reason: 'stopped' });
    await gone(client.welcome.pid);
    expect(existsSync(rig.announcementFile)).toBe(false);
    expect(existsSync(join(rig.runtime, 'daemon.sock'))).toBe(false);
    expect(await rejection(client.call(daemon.status, {}))).toMatchObject({ data: { reason: 'connection-lost' } });
  });

  it('comes with SIGTERM', async () => {
    const client = await rig.connect();
    const closing = new Promise((resolve) => client.onClosed(resolve));
    process.kill(client.welcome.pid, 'SIGTERM');
    expect(await closing).toEqual({ clean: true, reason: 'stopped' });
    await gone(client.welcome.pid);
  });

  it('comes when nobody needs it, and not while somebody is there', async () => {
    await rig.dispose();
    rig = new Rig({ SLIPWAY_IDLE_SECONDS: '1' });
    const client = await rig.connect();
    const { pid } = client.welcome;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(isAlive(pid)).toBe(true);
    client.close();
    await gone(pid);
    expect(rig.log()).toContain('"why":"idle"');
  });

  it('makes way for a client of a newer protocol when nobody else is there', async () => {
    const client = await rig.connect();
    const { pid } = client.welcome;
    const { address, token } = rig.announcement();
    client.close();
    await until('the client is out', () => rig.log().includes('"disconnected"'));
    const { answers } = await sendUntilClosed(await enter(address, token), [hello(protocolVersion + 1)]);
    expect(answers).toMatchObject([{ error: { data: { reason: 'making-way' } } }]);
    await gone(pid);
    expect((await rig.connect()).welcome.pid).not.toBe(pid);
  });

  it('after an error nobody caught is logged with its stack, and clients come back', async () => {
    const { client, states } = reconnecting();
    const { pid } = (await client.ready()).welcome;
    await client.call(crash, {});
    await until('it is back', () => client.state.state === 'ready' && states.includes('lost'));
    expect((await client.ready()).welcome.pid).not.toBe(pid);
    expect(rig.log()).toMatch(/uncaught exception.*nobody caught this.*at /);
  });
});

describe('kill -9', () => {
  it('is noticed at once, and the client comes back with its listeners to another daemon', async () => {
    const { client, states } = reconnecting();
    const words: string[] = [];
    client.on(told.name, told.params, ({ word }) => words.push(word));
    const { pid } = await client.call(daemon.status, {});
    await client.call(tell, { word: 'before' });
    process.kill(pid, 'SIGKILL');
    await until('it is back', () => states.filter((state) => state === 'ready').length === 2);
    expect(states).toEqual(['connecting', 'ready', 'lost', 'connecting', 'ready']);
    const after = await client.call(daemon.status, {});
    expect(after.pid).not.toBe(pid);
    await client.call(tell, { word: 'after' });
    await until('the word came', () => words.length === 2);
    expect(words).toEqual(['before', 'after']);
  });

  it('leaves lock, socket and announcement, and none of them is in the way of the next', async () => {
    const first = await rig.connect();
    const stale = readFileSync(rig.announcementFile, 'utf8');
    process.kill(first.welcome.pid, 'SIGKILL');
    await gone(first.welcome.pid);
    expect(existsSync(join(rig.runtime, 'daemon.sock'))).toBe(true);
    expect(existsSync(join(rig.runtime, 'daemon.lock'))).toBe(true);
    expect(readFileSync(rig.announcementFile, 'utf8')).toBe(stale);
    expect((await rig.connect()).welcome.pid).not.toBe(first.welcome.pid);
    expect(rig.announcement().token).not.toBe(JSON.parse(stale).token);
  });

  it('leaves a store that opens again with all that was kept', async () => {
    const first = await rig.connect();
    process.kill(first.welcome.pid, 'SIGKILL');
    await gone(first.welcome.pid);
    const second = await rig.connect();
    expect(await second.call(daemon.status, {})).toMatchObject({ stateFolder: rig.state });
    expect(rig.log().match(/"listening"/g)).toHaveLength(2);
  });

  it('of a half-written announcement does not confuse a client', async () => {
    const first = await rig.connect();
    process.kill(first.welcome.pid, 'SIGKILL');
    await gone(first.welcome.pid);
    writeFileSync(rig.announcementFile, '{"address":"/tm');
    expect((await rig.connect()).welcome.pid).not.toBe(first.welcome.pid);
  });
});

describe('a daemon that was stopped on purpose', () => {
  it('is not fetched back until somebody asks', async () => {
    const { client, states } = reconnecting();
    const { pid } = (await client.ready()).welcome;
    await client.call(daemon.stop, {});
    await gone(pid);
    await until('the client knows', () => client.state.state === 'idle');
    expect(states).toEqual(['connecting', 'ready', 'idle']);
    expect(existsSync(rig.announcementFile)).toBe(false);
    expect((await client.call(daemon.status, {})).pid).not.toBe(pid);
  });
});

describe('a client that is told to stop while the daemon starts', () => {
  it('stops at once, and the daemon is there for the next call', async () => {
    const { client } = reconnecting();
    const cancelling = new AbortController();
    const called = rejection(client.call(daemon.status, {}, { signal: cancelling.signal }));
    await until('it connects', () => client.state.state === 'connecting');
    cancelling.abort();
    expect(await called).toMatchObject({ cancelled: true });
    expect(client.state.state).toBe('connecting');
    expect((await client.call(daemon.status, {})).clients).toBe(1);
  });
});

describe('a client that cannot come back', () => {
  it('gives up after its attempts, says why, and tries again when asked', async () => {
    let works = true;
    const client = new ReconnectingClient({
      connect: (signal) =>
        works ? connect(rig.options({ signal })) : Promise.reject(new DaemonError(-32020, 'no', { reason: 'gone' })),
      attempts: 3,
      delay: () => 1,
    });
    clients.push(client);
    const states: ClientState['state'][] = [];
    client.onState(({ state }) => states.push(state));
    const { pid } = (await client.ready()).welcome;
    works = false;
    process.kill(pid, 'SIGKILL');
    await until('it gave up', () => states.filter((state) => state === 'failed').length === 3);
    expect(client.state).toMatchObject({ state: 'failed', error: { data: { reason: 'gone' } } });
    works = true;
    expect((await client.call(daemon.status, {})).pid).not.toBe(pid);
  });
});
