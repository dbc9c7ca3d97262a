import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { ModelKeyError } from '../model-key-error.ts';

/** Wrapping by a key that this process holds itself: AES-256-GCM with a fresh nonce of 96 bits, bound to `context`. */
const nonceLength = 12;
const tagLength = 16;
export const ownKeyLength = 32;

/** Nonce, wrapped key, tag. */
export function wrapWith(key: Uint8Array, dataKey: Uint8Array, context: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** Null where this is not the key it was wrapped with, or it was bound to something else. */
export function unwrapWith(key: Uint8Array, wrapped: string, context: string): Buffer | null {
  const bytes = Buffer.from(wrapped, 'base64');
  if (bytes.length !== nonceLength + ownKeyLength + tagLength) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-tagLength));
  const opened = decipher.update(bytes.subarray(nonceLength, -tagLength));
  try {
    decipher.final();
    return opened;
  } catch {
    return null;
  }
}

/** What a key may be known by: says which it is, and nothing of what it is. */
export const fingerprintOf = (key: Uint8Array): string =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'slipway-model key id', 8)).toString('hex');

/** A key of 32 bytes from its text in base64 (also base64url) or hex. Throws a `ModelKeyError` that says where it was. */
export function keyFrom(text: string, where: string): Buffer {
  const trimmed = text.trim();
  const key = /^[0-9a-fA-F]{64}$/.test(trimmed)
    ? Buffer.from(trimmed, 'hex')
    : /^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)
      ? Buffer.from(trimmed, 'base64')
      : null;
  if (key?.length === ownKeyLength) return key;
  throw new ModelKeyError(
    `${where} holds no key of 256 bits in base64 or hex.`,
    'Make one with: openssl rand -base64 32',
  );
}
