import type { Encryption, WrappedKey } from '#protocol/encryption.ts';
import { hasMac, keyBoundTo } from './binding.ts';
import { ModelKeyError } from './model-key-error.ts';
import type { Variables } from './providers/provider.ts';
import { providerOf } from './providers/registry.ts';

/**
 * The data key of a sealed folder (32 bytes), from the first of its keys that can be reached. Throws a `ModelKeyError` with what
 * each of them said, and where the manifest is not the one that was written with that key.
 */
export async function unwrapDataKey(manifest: Encryption, env: Variables, signal: AbortSignal): Promise<Buffer> {
  const refusals: ModelKeyError[] = [];
  for (const key of manifest.keys) {
    try {
      const opened = await providerOf(key.provider).unwrap(key, { env, signal, context: keyBoundTo(manifest.model) });
      return checked(opened, manifest);
    } catch (error) {
      if (isTimeout(signal)) throw late(key);
      if (!(error instanceof ModelKeyError)) throw error;
      refusals.push(error);
    }
  }
  const [first] = refusals;
  if (first !== undefined && refusals.length === 1) throw first;
  throw new ModelKeyError(
    `None of the ${refusals.length} keys that open the model can be had here. ${refusals.map(({ message }) => message).join(' ')}`,
    refusals.map(({ remedy }) => remedy).join(' '),
  );
}

/** Whether the time was up, and not a caller who cancelled. */
const isTimeout = ({ aborted, reason }: AbortSignal): boolean =>
  aborted && reason instanceof DOMException && reason.name === 'TimeoutError';

const late = ({ provider, id }: WrappedKey): ModelKeyError =>
  new ModelKeyError(
    `No key of the model came in time; the last that was asked is ${id} of ${provider}.`,
    'See that one of its keys can be reached from here, and that no keychain waits for its owner; then try again.',
  );

/** The key, where the manifest was written with it. Throws a `ModelKeyError`. */
export function checked(dataKey: Buffer, manifest: Encryption): Buffer {
  if (dataKey.length === 32 && hasMac(dataKey, manifest)) return dataKey;
  throw new ModelKeyError(
    'slipway/encryption.json was changed since the model was encrypted, so nothing of it is opened.',
    'Take the folder from where it was written, or prepare the model again.',
  );
}
