import type { KeyProviderId, KeyReference } from '#protocol/encryption.ts';
import { awsKms } from './aws-kms.ts';
import { file } from './file.ts';
import { keychain } from './keychain.ts';
import type { KeyProvider } from './provider.ts';
import { vault } from './vault.ts';

export const providers: readonly KeyProvider[] = [keychain, file, vault, awsKms];

export function providerOf(id: KeyProviderId): KeyProvider {
  const found = providers.find((provider) => provider.id === id);
  if (!found) throw new Error(`There is no key provider ${id}.`);
  return found;
}

/** Provider and name of a key as it is written in `slipway.yaml`. */
export function referred(reference: KeyReference): { provider: KeyProvider; name: string } {
  const at = reference.indexOf(':');
  const id = at < 0 ? reference : reference.slice(0, at);
  const provider = providers.find((one) => one.id === id);
  if (!provider) throw new Error(`There is no key provider ${id}.`);
  return { provider, name: at < 0 ? '' : reference.slice(at + 1) };
}
