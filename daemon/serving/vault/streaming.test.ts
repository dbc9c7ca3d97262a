import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { clearLength, NotAuthentic, openSegments, sealSegments } from './streaming.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-streaming-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Small segments, so that files of a few hundred bytes have several: what is tested depends on no size. */
const segment = 128;
const key = Buffer.alloc(32, 7);
const bound = Buffer.from('model, path');

async function all(bytes: Uint8Array, work: (file: Awaited<ReturnType<typeof open>>) => AsyncIterable<Buffer>) {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const file = await open(path);
  try {
    const pieces: Buffer[] = [];
    for await (const piece of work(file)) pieces.push(piece);
    return Buffer.concat(pieces);
  } finally {
    await file.close();
  }
}
const seal = (clear: Uint8Array, size = segment) => all(clear, (file) => sealSegments(file, key, bound, size));
const opened = (sealed: Uint8Array, by = key, to = bound, size = segment) =>
  all(sealed, (file) => openSegments(file, by, to, size));
const refused = (sealed: Uint8Array, by = key, to = bound) =>
  expect(opened(sealed, by, to)).rejects.toBeInstanceOf(NotAuthentic);

const vectors = z
  .object({
    key: z.string(),
    segment: z.int(),
    associated: z.string(),
    vectors: z.array(z.object({ size: z.int(), sealed: z.base64() })).min(6),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'testing/tink-vectors.json'), 'utf8')));

describe('files that Tink sealed (testing/make_vectors.py)', () => {
  it.each(vectors.vectors)('opens one of $size bytes', async ({ size, sealed }) => {
    const bytes = Buffer.from(sealed, 'base64');
    const clear = await opened(
      bytes,
      Buffer.from(vectors.key, 'hex'),
      Buffer.from(vectors.associated),
      vectors.segment,
    );
    expect(clear.equals(Buffer.from(Array.from({ length: size }, (_, at) => at % 251)))).toBe(true);
    expect(clearLength(bytes.length, vectors.segment)).toBe(size);
  });
});

describe('sealed files', () => {
  it('open to what they were, whatever their size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (clear) => {
        const sealed = await seal(clear);
        expect(clearLength(sealed.length, segment)).toBe(clear.length);
        expect((await opened(sealed)).equals(clear)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are another each time, under a nonce and a key of their own', async () => {
    const [one, two] = [await seal(Buffer.alloc(300)), await seal(Buffer.alloc(300))];
    expect(one.subarray(1, 40).equals(two.subarray(1, 40))).toBe(false);
    expect(one.subarray(40).equals(two.subarray(40))).toBe(false);
  });

  it('do not open where any bit was changed: header, salt, nonce prefix, text or tag', async () => {
    const sealed = await seal(Buffer.alloc(300, 1));
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      await refused(changed);
    }
  });

  it('do not open where they were cut, at any byte, or lengthened', async () => {
    const sealed = await seal(Buffer.alloc(300, 1));
    for (let length = 0; length < sealed.length; length++) await refused(sealed.subarray(0, length));
    await refused(Buffer.concat([sealed, Buffer.alloc(1)]));
    await refused(Buffer.concat([sealed, sealed.subarray(segment, 2 * segment)]));
  });

  it('do not open with whole segments left out, doubled or in another order', async () => {
    const sealed = await seal(Buffer.alloc(400, 1));
    const parts = [0, 1, 2, 3].map((at) => sealed.subarray(at * segment, (at + 1) * segment));
    const [first, second, third, last] = parts as [Buffer, Buffer, Buffer, Buffer];
    for (const order of [
      [first, second, third],
      [first, third, second, last],
      [first, second, last],
      [first, second, second, last],
    ])
      await refused(Buffer.concat(order));
  });

  it('open under no other key and bound to nothing else', async () => {
    const sealed = await seal(Buffer.alloc(300, 1));
    await refused(sealed, Buffer.alloc(32, 8));
    await refused(sealed, key, Buffer.from('model, other path'));
  });
});
