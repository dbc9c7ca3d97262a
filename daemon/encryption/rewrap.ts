import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { replaceFile } from '#daemon/process/index.ts';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { keyBoundTo } from '#daemon/serving/vault/binding.ts';
import { readEncryption } from '#daemon/serving/vault/manifest.ts';
import { unwrapDataKey } from '#daemon/serving/vault/unwrap.ts';
import { type Encryption, encryptionFile, type KeyReference } from '#protocol/encryption.ts';
import { notEncrypted } from './not-encrypted.ts';
import { wrapAll } from './seal-folder.ts';

/**
 * Wraps the data key of a sealed folder with other keys, and with no others. Rejects with a `ModelKeyError`, and with a `Failure`
 * where the folder became another one meanwhile: a manifest with the keys of another model would lock it for good.
 */
export async function rewrap(
  place: string,
  keys: readonly KeyReference[],
  signal: AbortSignal,
  wrap: typeof wrapAll = wrapAll,
): Promise<Encryption> {
  const manifest = (await readEncryption(place)) ?? notEncrypted(place);
  const asking = { env: environment(), signal, context: keyBoundTo(manifest.model) };
  const dataKey = await unwrapDataKey(manifest, asking.env, signal);
  try {
    const next = { ...manifest, keys: await wrap(dataKey, keys, asking) };
    signal.throwIfAborted();
    if (!isDeepStrictEqual(await readEncryption(place), manifest)) throw becameAnother(place);
    await replaceFile(join(place, encryptionFile), `${JSON.stringify(next, null, 1)}\n`);
    return next;
  } finally {
    dataKey.fill(0);
  }
}

const becameAnother = (folder: string): Failure =>
  new Failure('failed', `The model in ${folder} was replaced while its key was wrapped, so it was left as it is.`, {
    reason: 'model-replaced',
    subject: folder,
    remedy: 'Run it again: slipway encrypt --rewrap',
  });
