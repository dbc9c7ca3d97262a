import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { boundTo, keyBoundTo, macOf } from '#daemon/serving/vault/binding.ts';
import { readEncryption } from '#daemon/serving/vault/manifest.ts';
import { ModelKeyError } from '#daemon/serving/vault/model-key-error.ts';
import type { Asking, Variables } from '#daemon/serving/vault/providers/provider.ts';
import { providerOf, referred } from '#daemon/serving/vault/providers/registry.ts';
import { SealedSource } from '#daemon/serving/vault/sealed-source.ts';
import { sealSegments } from '#daemon/serving/vault/streaming.ts';
import { unwrapDataKey } from '#daemon/serving/vault/unwrap.ts';
import {
  type Encryption,
  encryptionFile,
  type KeyReference,
  sealedFolder,
  type WrappedKey,
} from '#protocol/encryption.ts';
import { divide } from './what-is-sealed.ts';

export interface Sealing {
  /** A model folder in the clear. */
  readonly from: string;
  /** Where the sealed one is written; nothing is there yet. */
  readonly to: string;
  readonly kind: 'onnx' | 'python';
  /** Digest of the model in the clear, in hex. */
  readonly model: string;
  readonly keys: readonly KeyReference[];
  readonly env: Variables;
  readonly signal: AbortSignal;
}

const dataKeyLength = 32;

/**
 * Writes a sealed copy of a model folder under a data key that nothing else has, and opens it again before it says that it is
 * done. Rejects with a `ModelKeyError`; then nothing is left at `to`.
 */
export async function sealFolder(sealing: Sealing): Promise<Encryption> {
  const dataKey = randomBytes(dataKeyLength);
  try {
    await seal(sealing, dataKey);
    return await checkOpens(sealing);
  } catch (error) {
    await rm(sealing.to, { recursive: true, force: true });
    throw error;
  } finally {
    dataKey.fill(0);
  }
}

async function seal({ from, to, kind, model, keys, env, signal }: Sealing, dataKey: Buffer): Promise<void> {
  const { sealed, readable } = await divide(from, kind);
  const wrapped = await wrapAll(dataKey, keys, { env, signal, context: keyBoundTo(model) });
  const files = [];
  for (const path of sealed) {
    signal.throwIfAborted();
    const target = join(to, sealedFolder, path);
    await mkdir(dirname(target), { recursive: true });
    const file = await open(join(from, path));
    try {
      files.push({ path, size: (await file.stat()).size });
      await pipeline(sealSegments(file, dataKey, boundTo(model, path)), createWriteStream(target), { signal });
    } finally {
      await file.close();
    }
  }
  const copied = [];
  for (const path of readable) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await copyFile(join(from, path), join(to, path));
    const sha256 = createHash('sha256')
      .update(await readFile(join(to, path)))
      .digest('hex');
    copied.push({ path, sha256 });
  }
  const said = { format: 1, cipher: 'AES256_GCM_HKDF_1MB', model, kind, files, readable: copied } as const;
  const manifest: Encryption = { ...said, keys: wrapped, mac: macOf(dataKey, said).toString('base64') };
  await mkdir(join(to, 'slipway'), { recursive: true });
  await writeFile(join(to, encryptionFile), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** The data key as each of the keys wraps it; each has unwrapped it again. Rejects with a `ModelKeyError`. */
export async function wrapAll(dataKey: Buffer, keys: readonly KeyReference[], asking: Asking): Promise<WrappedKey[]> {
  const wrapped: WrappedKey[] = [];
  for (const reference of new Set(keys)) {
    const { provider, name } = referred(reference);
    const key = await provider.wrap(dataKey, name, asking);
    if (!(await providerOf(key.provider).unwrap(key, asking)).equals(dataKey))
      throw new ModelKeyError(
        `The key ${reference} does not give back what it wrapped, so nothing was encrypted with it.`,
        'Look whether its provider is what it should be, or name another key.',
      );
    wrapped.push(key);
  }
  return wrapped;
}

/** Finds out in a moment, before any long work, whether the keys can be had. Rejects with a `ModelKeyError`. */
export async function checkKeys(keys: readonly KeyReference[], env: Variables, signal: AbortSignal): Promise<void> {
  await wrapAll(randomBytes(dataKeyLength), keys, { env, signal, context: keyBoundTo('trial') });
}

/** Opens what was written as anybody else would, from its manifest on, which it resolves with. */
async function checkOpens({ to, env, signal }: Sealing): Promise<Encryption> {
  const manifest = await readEncryption(to);
  if (manifest === null) throw new Error('A sealed folder needs a manifest.');
  const dataKey = await unwrapDataKey(manifest, env, signal);
  try {
    const source = new SealedSource(to, manifest, dataKey);
    for (const { path } of manifest.files) for await (const piece of source.pieces(path)) piece.fill(0);
    for (const { path } of manifest.readable) await source.read(path);
    if ((await source.digest()) === manifest.model) return manifest;
  } finally {
    dataKey.fill(0);
  }
  throw new ModelKeyError(
    'What was encrypted is another model than the folder holds, so it was not kept.',
    'Run it again; the folder may have been changed meanwhile.',
  );
}
