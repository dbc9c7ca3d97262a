import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits in hex. */
export const newToken = (): string => randomBytes(32).toString('hex');

/**
 * Whether an `Authorization` header carries the token. Digests are compared, so that the time taken tells neither the
 * length nor how much of a guess was right.
 */
export function authorized(header: string | undefined, token: string): boolean {
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
