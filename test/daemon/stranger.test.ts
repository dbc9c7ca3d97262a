import { statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DaemonClient } from '#client/index.ts';
import { protocolVersion } from '#protocol/rpc/daemon.ts';
import { maxFrameBytes } from '#protocol/rpc/envelope.ts';
import { daemon } from '#protocol/rpc/index.ts';
import type { Announcement } from '#protocol/rpc/runtime.ts';
import { enter, hello, knock, request, sendUntilClosed } from './raw.ts';
import { Rig } from './rig.ts';

const rig = new Rig();
let neighbour: DaemonClient;
let door: Announcement;

beforeAll(async () => {
  neighbour = await rig.connect();
  door = rig.announcement();
});
afterAll(() => rig.dispose());

/** Whatever a stranger does, those who are in go on. */
const neighbourIsServed = async () => {
  const status = await neighbour.call(daemon.status, {});
  expect(status.pid).toBe(door.pid);
};

describe('a stranger at the door', () => {
  it.each([
    ['no token', {}, 401],
    ['a wrong token', { authorization: `Bearer ${'0'.repeat(64)}` }, 401],
    ['the token in another scheme', { authorization: `Basic ${'0'.repeat(64)}` }, 401],
    ['an empty token', { authorization: 'Bearer ' }, 401],
  ])('with %s gets a bare %s', async (_, headers, status) => {
    expect(await knock(door.address, headers)).toEqual({ opened: false, status, body: '' });
    await neighbourIsServed();
  });

  it.each(['http://localhost:3000', 'null', 'vscode-webview://x', 'file://'])(
    'from a web page at %s is refused even with the token',
    async (origin) => {
      const knocked = await knock(door.address, { authorization: `Bearer ${door.token}`, origin });
      expect(knocked).toEqual({ opened: false, status: 403, body: '' });
    },
  );

  it('with a token that is right but for its end gets nothing', async () => {
    const almost = door.token.slice(0, -1) + (door.token.endsWith('0') ? '1' : '0');
    expect(await knock(door.address, { authorization: `Bearer ${almost}` })).toMatchObject({ status: 401 });
  });

  it('asking plain HTTP gets an empty 404', async () => {
    const answer = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      const asked = httpRequest(
        { socketPath: door.address, path: '/', headers: { connection: 'close' } },
        (response) => {
          let body = '';
          response.on('data', (chunk) => {
            body += String(chunk);
          });
          response.once('end', () => resolve({ status: response.statusCode, body }));
        },
      );
      asked.once('error', reject).end();
    });
    expect(answer).toEqual({ status: 404, body: '' });
  });
});

describe('a caller with the token', () => {
  let socket: Awaited<ReturnType<typeof enter>>;
  beforeEach(async () => {
    socket = await enter(door.address, door.token);
  });

  it.each([
    ['text that is no JSON', 'hello?', 1007],
    ['JSON that is no message', '[1, 2, 3]', 1007],
    ['a message of another protocol', '{"jsonrpc":"1.0","id":1,"method":"daemon.status"}', 1007],
    ['params that are no structure', '{"jsonrpc":"2.0","id":1,"method":"daemon.status","params":7}', 1007],
    ['bytes', Buffer.from([0, 1, 2, 255]), 1003],
    ['a frame above the cap', 'x'.repeat(maxFrameBytes + 1), 1009],
    ['a notification before the handshake', '{"jsonrpc":"2.0","method":"exit"}', 1008],
  ])('who sends %s is hung up on, alone', async (_, frame, code) => {
    expect(await sendUntilClosed(socket, [frame])).toEqual({ code, answers: [] });
    await neighbourIsServed();
  });

  it.each([
    ['a call before the handshake', request('daemon.status', {}), 'no-handshake'],
    ['a handshake of an older protocol', hello(protocolVersion - 1), 'protocol-mismatch'],
    ['a handshake of a newer protocol', hello(protocolVersion + 1), 'protocol-mismatch'],
  ])('who begins with %s is told why and hung up on', async (_, frame, reason) => {
    const { code, answers } = await sendUntilClosed(socket, [frame]);
    expect(code).toBe(1008);
    expect(answers).toMatchObject([{ id: 1, error: { code: -32010, data: { reason } } }]);
    expect(answers).toHaveLength(1);
    await neighbourIsServed();
  });

  it('who says nothing is hung up on', async () => {
    expect(await sendUntilClosed(socket, [])).toEqual({ code: 1008, answers: [] });
  });

  it.each([
    ['a cancellation of nothing', '{"jsonrpc":"2.0","method":"$/cancelRequest"}'],
    ['a cancellation with odd params', '{"jsonrpc":"2.0","method":"$/cancelRequest","params":[null]}'],
    ['progress nobody asked for', '{"jsonrpc":"2.0","method":"$/progress","params":{}}'],
    ['an answer to no question', '{"jsonrpc":"2.0","id":99,"result":{}}'],
    ['an answer without an answer', '{"jsonrpc":"2.0","id":99}'],
    ['a trace setting', '{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":"verbose"}}'],
  ])('who shook hands and sends %s does no harm', async (_, frame) => {
    socket.on('error', () => {});
    socket.send(hello(protocolVersion));
    socket.send(frame);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    await neighbourIsServed();
    socket.close();
    await closed;
    await neighbourIsServed();
  });
});

describe('what lies on the disk', () => {
  it.each([
    ['the runtime folder', () => rig.runtime, 0o700],
    ['the announcement with the token', () => rig.announcementFile, 0o600],
    ['the socket', () => door.address, 0o600],
    ['the lock', () => `${rig.runtime}/daemon.lock`, 0o600],
    ['what a daemon printed', () => `${rig.runtime}/daemon.out`, 0o600],
    ['the state folder', () => rig.state, 0o700],
    ['the store', () => `${rig.state}/store.sqlite`, 0o600],
    ['the log', () => `${rig.state}/logs/daemon.log`, 0o600],
  ])('is private: %s', (_, path, mode) => {
    expect(statSync(path()).mode & 0o777).toBe(mode);
  });

  it('the log never holds the token', () => {
    expect(rig.log()).toContain('refused');
    expect(rig.log()).not.toContain(door.token);
  });
});
