import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Encryption } from '#protocol/encryption.ts';
import { ModelKeyError } from './model-key-error.ts';

/** Node takes no more for HKDF. */
const mostBytes = 1024;

/** What a sealed file is bound to: it opens under no other path, of no other model, in no other format. Throws a `ModelKeyError`. */
export function boundTo(model: string, path: string): Buffer {
  const bytes = Buffer.from(JSON.stringify(['slipway-model', 1, model, path]));
  if (bytes.length > mostBytes)
    throw new ModelKeyError(
      `The path ${path.slice(0, 60)}... is too long to be sealed.`,
      'Give the file a shorter path.',
    );
  return bytes;
}

/** What a wrapped data key is bound to: it opens no other model. */
export const keyBoundTo = (model: string): string => `slipway-model-key/1/${model}`;

type Authenticated = Omit<Encryption, 'keys' | 'mac'>;

/** The MAC of a manifest, by a key derived from the data key: no file can be left out, added or given another size. */
export function macOf(dataKey: Uint8Array, { format, cipher, model, kind, files, readable }: Authenticated): Buffer {
  const key = Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'slipway-model manifest', 32));
  const said = JSON.stringify([
    format,
    cipher,
    model,
    kind,
    files.map(({ path, size }) => [path, size]),
    readable.map(({ path, sha256 }) => [path, sha256]),
  ]);
  return createHmac('sha256', key).update(said).digest();
}

export function hasMac(dataKey: Uint8Array, manifest: Encryption): boolean {
  const said = Buffer.from(manifest.mac, 'base64');
  const made = macOf(dataKey, manifest);
  return said.length === made.length && timingSafeEqual(said, made);
}
