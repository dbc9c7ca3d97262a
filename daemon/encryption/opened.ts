import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { ModelSource } from '#daemon/serving/model-source.ts';
import { openModelSource } from '#daemon/serving/open-source.ts';
import { readEncryption } from '#daemon/serving/vault/manifest.ts';
import { ModelKeyError } from '#daemon/serving/vault/model-key-error.ts';
import { unwrapDataKey } from '#daemon/serving/vault/unwrap.ts';

/** Milliseconds that keychains and key services have where nobody waits who could cancel. */
const patience = 60_000;

/**
 * The model of a folder, opened in memory where it is encrypted, with the keys that whoever asked can reach. Rejects with a
 * `Failure` where none of them opens it.
 */
export const openModel = (folder: string, signal = AbortSignal.timeout(patience)): Promise<ModelSource> =>
  asFailures(folder, () => openModelSource(folder, (manifest) => unwrapDataKey(manifest, environment(), signal)));

/** The data key of an encrypted folder, for a server that is started on it; null where it is not encrypted. */
export const dataKeyOf = (folder: string, signal = AbortSignal.timeout(patience)): Promise<Buffer | null> =>
  asFailures(folder, async () => {
    const manifest = await readEncryption(folder);
    return manifest === null ? null : unwrapDataKey(manifest, environment(), signal);
  });

/** Does something with an encrypted folder; what the keys or the files say against it becomes a `Failure`. */
export async function asFailures<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ModelKeyError)) throw error;
    throw new Failure('failed', error.message, {
      reason: 'model-not-opened',
      subject: folder,
      remedy: error.remedy,
    });
  }
}
