import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const prefix = randomBytes(6).toString('hex');
let last = 0;

/** The caller's `X-Request-ID` where it is a plain short word, else one that no other request has. */
export function requestId(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  if (typeof given === 'string' && /^[\w.:-]{1,128}$/.test(given)) return given;
  return `${prefix}-${(++last).toString(36)}`;
}
