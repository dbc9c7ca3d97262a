import { expect, it, vi } from 'vitest';
import type { Encryption } from '#protocol/encryption.ts';
import { ModelKeyError } from './model-key-error.ts';
import { unwrapDataKey } from './unwrap.ts';

vi.mock('./providers/registry.ts', () => ({
  // A keychain that is locked and waits for its owner.
  providerOf: () => ({
    unwrap: (_: unknown, { signal }: { signal: AbortSignal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  }),
}));

const manifest: Encryption = {
  ...{ format: 1, cipher: 'AES256_GCM_HKDF_1MB', model: 'a'.repeat(64), kind: 'onnx', mac: '' },
  keys: [{ provider: 'keychain', id: 'default', wrapped: '' }],
  ...{ files: [], readable: [] },
};

it('says which key it waited for when the time is up, and nothing where the caller cancelled', async () => {
  const late = unwrapDataKey(manifest, {}, AbortSignal.timeout(10));
  await expect(late).rejects.toThrow(ModelKeyError);
  await expect(late).rejects.toThrow('default of keychain');
  const cancel = new AbortController();
  const cancelled = unwrapDataKey(manifest, {}, cancel.signal);
  cancel.abort();
  await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
});
