import { crc32 } from 'node:zlib';

/** First bytes of a segment: what it is, and the version of the framing. */
export const magic: Buffer = Buffer.from('SLIPLOG1', 'latin1');
/** Bytes before each payload: its length and its CRC-32, both little-endian 32-bit. */
export const frameHeader = 8;
/** Longest payload; a length above it is damage, not data. */
export const longestPayload: number = 64 * 1024 * 1024;

/** Payloads as consecutive frames. */
export function encodeFrames(payloads: readonly string[]): Buffer {
  const bodies = payloads.map((payload) => Buffer.from(payload, 'utf8'));
  const whole = Buffer.allocUnsafe(bodies.reduce((sum, body) => sum + frameHeader + body.length, 0));
  let at = 0;
  for (const body of bodies) {
    whole.writeUInt32LE(body.length, at);
    whole.writeUInt32LE(crc32(body), at + 4);
    body.copy(whole, at + frameHeader);
    at += frameHeader + body.length;
  }
  return whole;
}

export interface Decoded {
  readonly payloads: Buffer[];
  /** Where the last whole frame ends. What follows, if anything, is torn or damaged. */
  readonly end: number;
}

/** The frames of a segment's bytes up to the first that is cut short or whose checksum does not fit. */
export function decodeSegment(bytes: Buffer): Decoded {
  if (bytes.length < magic.length || !bytes.subarray(0, magic.length).equals(magic)) return { payloads: [], end: 0 };
  const payloads: Buffer[] = [];
  let at = magic.length;
  while (at + frameHeader <= bytes.length) {
    const length = bytes.readUInt32LE(at);
    const next = at + frameHeader + length;
    if (length > longestPayload || next > bytes.length) break;
    const payload = bytes.subarray(at + frameHeader, next);
    if (crc32(payload) !== bytes.readUInt32LE(at + 4)) break;
    payloads.push(payload);
    at = next;
  }
  return { payloads, end: at };
}
