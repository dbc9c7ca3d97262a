import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/**
 * Files sealed in segments: Tink's AES-GCM-HKDF streaming AEAD, type AES256_GCM_HKDF_1MB
 * (https://developers.google.com/tink/streaming-aead/aes_gcm_hkdf_streaming). It is the STREAM construction of Hoang,
 * Reyhanitabar, Rogaway and Vizar (https://eprint.iacr.org/2015/189): each segment is sealed under a nonce that says its place and
 * whether it is the last, so a file that was cut, lengthened or put in another order does not open. Anybody with the data key
 * can open a file with Tink.
 *
 * Header: 1 byte its length (40), 32 bytes salt, 7 bytes nonce prefix. Then segments, each with its tag of 16 bytes; the header
 * counts as part of the first. The key of the file is HKDF-SHA256(data key, salt, associated data); the nonce of a segment is
 * the prefix, its number as 4 bytes (big-endian), and 1 in the last segment, else 0.
 */
const saltLength = 32;
const prefixLength = 7;
const headerLength = 1 + saltLength + prefixLength;
const tagLength = 16;

/** Bytes of a sealed segment. */
export const segmentLength = 2 ** 20;

/** What was sealed does not open under this key: it was changed, it is of another place, or the key is another. */
export class NotAuthentic extends Error {
  override readonly name = 'NotAuthentic';
}

/** Bytes that a sealed file of so many bytes has in the clear. Throws `NotAuthentic` where none has that length. */
export function clearLength(sealed: number, segment = segmentLength): number {
  const segments = Math.ceil(sealed / segment);
  const last = sealed - (segments - 1) * segment;
  if (last < tagLength + (segments === 1 ? headerLength : 1)) throw new NotAuthentic('The file was cut short.');
  return sealed - headerLength - segments * tagLength;
}

/**
 * Opens a file segment by segment; what is yielded is authentic, and the file is whole when the generator ends. Throws
 * `NotAuthentic`.
 */
export async function* openSegments(
  file: FileHandle,
  key: Uint8Array,
  associated: Uint8Array,
  segment = segmentLength,
): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  clearLength(size, segment);
  const header = await bytesAt(file, 0, Buffer.alloc(headerLength));
  if (header[0] !== headerLength) throw new NotAuthentic('This is no sealed file.');
  const fileKey = derived(key, header.subarray(1, 1 + saltLength), associated);
  const prefix = header.subarray(1 + saltLength);
  const segments = Math.ceil(size / segment);
  // One buffer for all: fresh memory costs more than what is done with it.
  const room = Buffer.allocUnsafeSlow(Math.min(segment, size));
  for (let number = 0; number < segments; number++) {
    const from = number === 0 ? headerLength : number * segment;
    const sealed = await bytesAt(file, from, room.subarray(0, Math.min((number + 1) * segment, size) - from));
    yield openSegment(fileKey, nonceOf(prefix, number, number === segments - 1), sealed);
  }
}

/** Seals a file as it is read: header first, then segments. */
export async function* sealSegments(
  file: FileHandle,
  key: Uint8Array,
  associated: Uint8Array,
  segment = segmentLength,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltLength);
  const prefix = randomBytes(prefixLength);
  const fileKey = derived(key, salt, associated);
  yield Buffer.concat([Buffer.of(headerLength), salt, prefix]);
  const { size } = await file.stat();
  const buffer = Buffer.allocUnsafeSlow(Math.min(segment, size));
  for (let number = 0, from = 0, last = false; !last; number++) {
    const room = segment - tagLength - (number === 0 ? headerLength : 0);
    const clear = await bytesAt(file, from, buffer.subarray(0, Math.min(room, size - from)));
    from += clear.length;
    last = from >= size;
    const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(prefix, number, last), { authTagLength: tagLength });
    yield Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
  }
}

function openSegment(key: Uint8Array, nonce: Uint8Array, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  const clear = decipher.update(sealed.subarray(0, sealed.length - tagLength));
  try {
    decipher.final();
  } catch {
    throw new NotAuthentic('The file is not what was sealed.');
  }
  return clear;
}

const derived = (key: Uint8Array, salt: Uint8Array, associated: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, associated, 32));

function nonceOf(prefix: Uint8Array, number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(prefixLength + 5);
  nonce.set(prefix);
  nonce.writeUInt32BE(number, prefixLength);
  nonce[prefixLength + 4] = last ? 1 : 0;
  return nonce;
}

/** Fills a buffer from a place in a file. */
async function bytesAt(file: FileHandle, from: number, into: Buffer): Promise<Buffer> {
  for (let read = 0; read < into.length; ) {
    const { bytesRead } = await file.read(into, read, into.length - read, from + read);
    if (bytesRead === 0) throw new NotAuthentic('The file was cut short while it was read.');
    read += bytesRead;
  }
  return into;
}
