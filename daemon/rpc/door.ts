import { chmodSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { maxFrameBytes } from '#protocol/rpc/envelope.ts';
import type { Log } from './handler.ts';
import { authorized } from './token.ts';

export interface Door {
  /** Sends every client away with this reason and takes no more. */
  close(reason: string): Promise<void>;
}

/** Milliseconds a connection has to finish asking for the upgrade. */
const patience = 5000;

/**
 * Listens on `address` (a Unix socket's path or a pipe's name) and lets in who shows the token and comes from no web
 * page. Everybody else gets a bare status: 403 with an Origin, 401 without the token, 404 for anything but an upgrade.
 */
export async function openDoor(
  address: string,
  token: string,
  log: Log,
  onSocket: (socket: WebSocket) => void,
): Promise<Door> {
  const server = createServer({ connectionsCheckingInterval: 1000 }, (_request, response) => {
    response.writeHead(404, { connection: 'close' }).end();
  });
  server.headersTimeout = patience;
  server.requestTimeout = patience;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false });
  sockets.on('connection', (socket) => {
    // A frame too large or not one at all: ws closes this connection, and the others go on.
    socket.on('error', (error) => log.warn('bad frame', { error: error.message }));
    onSocket(socket);
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const refusal = refusalOf(request, token);
    if (refusal) {
      log.warn('refused', { status: refusal });
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (accepted) => sockets.emit('connection', accepted, request));
  });

  const unix = process.platform !== 'win32';
  // The caller holds the lock, so a socket that is there was left behind.
  if (unix) rmSync(address, { force: true });
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(address, resolve);
    });
  } finally {
    process.umask(mask);
  }
  if (unix) chmodSync(address, 0o600);

  return {
    async close(reason) {
      server.close();
      const gone = [...sockets.clients].map(
        (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
      );
      for (const socket of sockets.clients) socket.close(1001, reason);
      const timer = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
      }, 1000);
      await Promise.all(gone);
      clearTimeout(timer);
      server.closeAllConnections();
    },
  };
}

function refusalOf(request: IncomingMessage, token: string): string | null {
  if (request.headers.origin !== undefined) return '403 Forbidden';
  if (!authorized(request.headers.authorization, token)) return '401 Unauthorized';
  return null;
}
