import { createConnection } from 'node:net';
import { WebSocket } from 'ws';

/** What came of knocking at a daemon's door without its client. */
export type Knock = { opened: true; socket: WebSocket } | { opened: false; status: number; body: string };

/** Asks for the upgrade with exactly these headers. */
export function knock(address: string, headers: Record<string, string>): Promise<Knock> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket('ws://slipway/', { createConnection: () => createConnection(address), headers });
    socket.once('open', () => resolve({ opened: true, socket }));
    socket.once('unexpected-response', (_request, response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.once('end', () => resolve({ opened: false, status: response.statusCode ?? 0, body }));
    });
    socket.once('error', reject);
  });
}

/** Opens a socket with the token; the handshake is the caller's. */
export async function enter(address: string, token: string): Promise<WebSocket> {
  const knocked = await knock(address, { authorization: `Bearer ${token}` });
  if (!knocked.opened) throw new Error(`The door stayed shut with ${knocked.status}.`);
  return knocked.socket;
}

/** Sends frames and waits until the daemon hangs up; gives what it said before that, and the close code. */
export function sendUntilClosed(
  socket: WebSocket,
  frames: readonly (string | Buffer)[],
): Promise<{ code: number; answers: unknown[] }> {
  const answers: unknown[] = [];
  const closed = new Promise<{ code: number; answers: unknown[] }>((resolve) => {
    socket.on('message', (data) => answers.push(JSON.parse(data.toString())));
    // Its side may hang up while this one still writes.
    socket.on('error', () => {});
    socket.once('close', (code) => resolve({ code, answers }));
  });
  for (const frame of frames) socket.send(frame);
  return closed;
}

export const request = (method: string, params: unknown, id: number = 1): string =>
  JSON.stringify({ jsonrpc: '2.0', id, method, params: [params, {}] });

export const hello = (protocol: number): string =>
  request('daemon.handshake', { protocol, program: 'raw', version: '0' });
