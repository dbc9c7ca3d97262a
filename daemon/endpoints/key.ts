import { createHash, randomBytes } from 'node:crypto';

/** A new API key: 256 random bits after a prefix that secret scanners can look for. */
export const newKey = (): string => `slw_${randomBytes(32).toString('base64url')}`;

/** SHA-256 in hex. A key of 256 random bits needs no salt and no slow hash. */
export const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');
