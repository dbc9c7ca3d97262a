import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { RequestFailure } from './request-failure.ts';

/** Checks a request's credentials; throws a `RequestFailure` where they do not do. */
export type Gate = (request: IncomingMessage) => void;

/**
 * Lets in who sends a key, as `Authorization: Bearer KEY` or `X-API-Key: KEY`, whose SHA-256 is one of `hashes` (hex).
 * Every hash is compared in constant time, and all of them always, so that timing tells nothing.
 */
export function keyGate(hashes: readonly string[]): Gate {
  const accepted = hashes.map((hash) => Buffer.from(hash, 'hex'));
  return (request) => {
    const key = presented(request);
    if (key === null)
      throw new RequestFailure(401, 'An API key is needed: send "Authorization: Bearer KEY" or "X-API-Key: KEY".', {
        'www-authenticate': 'Bearer',
      });
    const hash = createHash('sha256').update(key).digest();
    let known = false;
    for (const one of accepted) known = timingSafeEqual(one, hash) || known;
    if (!known)
      throw new RequestFailure(401, 'This API key is not known here.', {
        'www-authenticate': 'Bearer error="invalid_token"',
      });
  };
}

/**
 * Lets everyone in but web pages: without a key, any page in the user's browser could otherwise send rows to a server on
 * the same machine. A page of another site sends its Origin; one that has its own name lead to this machine (DNS
 * rebinding) sends that name as the Host, which is none of `hosts`, where those are known.
 */
export function openGate(hosts: readonly string[] | null): Gate {
  return ({ headers }) => {
    if (headers.origin !== undefined)
      throw new RequestFailure(
        403,
        'This server has no API key and so does not answer web pages (an Origin header was sent).',
      );
    if (hosts !== null && !hosts.includes(nameIn(headers.host)))
      throw new RequestFailure(
        403,
        `This server has no API key and so answers only as ${hosts.join(', ')}. SLIPWAY_HOSTS names others, separated by commas.`,
      );
  };
}

/** The host of a Host header without its port, lower case, an IPv6 address without brackets. */
function nameIn(host = ''): string {
  const name = /^(?:\[(?<six>[^\]]*)\]|(?<plain>[^:]*))(?::\d*)?$/.exec(host)?.groups;
  return (name?.['six'] ?? name?.['plain'] ?? '').toLowerCase();
}

function presented(request: IncomingMessage): string | null {
  const header = request.headers['x-api-key'];
  if (typeof header === 'string') return header;
  const match = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
