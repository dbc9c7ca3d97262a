import type { ServerResponse } from 'node:http';

/** What every answer carries. */
const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Sends a whole answer. Nothing happens when it was sent already or the client is gone. */
export function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...always,
    ...headers,
  });
  response.end(body);
}

export function sendJson(response: ServerResponse, status: number, value: unknown, headers = {}): void {
  send(response, status, JSON.stringify(value), headers);
}
