import type { Encryption } from '#protocol/encryption.ts';
import { type ModelSource, plainSource } from './model-source.ts';
import { readEncryption } from './vault/manifest.ts';
import { SealedSource } from './vault/sealed-source.ts';

/** Finds the data key of a sealed folder: see `vault/unwrap.ts`. */
export type DataKeyOf = (manifest: Encryption) => Promise<Buffer>;

/** The source of a folder; `dataKeyOf` is asked where it is sealed. Rejects with a `ModelKeyError` where it does not open. */
export async function openModelSource(folder: string, dataKeyOf: DataKeyOf): Promise<ModelSource> {
  const manifest = await readEncryption(folder);
  return manifest === null ? plainSource(folder) : new SealedSource(folder, manifest, await dataKeyOf(manifest));
}
