import { createConnection } from 'node:net';
import { WebSocket } from 'ws';
import { maxFrameBytes } from '#protocol/rpc/envelope.ts';
import type { Announcement } from '#protocol/rpc/runtime.ts';

/** Opens a WebSocket at an announced address. Rejects when nobody listens there any more, or refuses the token. */
export function openSocket(announcement: Announcement, milliseconds: number): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    // VS Code's extension host sends every request through its own proxy agent, which dials the host itself, unless the
    // request names a socket. The name here is never dialled.
    const socket = new WebSocket('ws+unix:/slipway:/', {
      createConnection: () => createConnection(announcement.address),
      headers: { authorization: `Bearer ${announcement.token}` },
      handshakeTimeout: milliseconds,
      maxPayload: maxFrameBytes,
      perMessageDeflate: false,
    });
    socket.once('error', reject);
    socket.once('open', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
