import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { modelDigest, modelKind } from '#daemon/serving/model-digest.ts';
import { readEncryption } from '#daemon/serving/vault/manifest.ts';
import { type Encryption, sealedFolder } from '#protocol/encryption.ts';

/**
 * The digest of the model in a folder, in hex; null where there is none. Of an encrypted one it is what its manifest says, without
 * any key, where the readable files are as they were and all sealed ones are there: whoever opens it finds out the rest. Rejects
 * with a `ModelKeyError` where the manifest is unreadable.
 */
export async function digestIn(folder: string): Promise<string | null> {
  const manifest = await readEncryption(folder);
  if (manifest !== null) return (await isWhole(folder, manifest)) ? manifest.model : null;
  const kind = await modelKind(folder);
  return kind === null ? null : modelDigest(folder, kind);
}

async function isWhole(folder: string, { files, readable }: Encryption): Promise<boolean> {
  for (const { path, sha256 } of readable) {
    const bytes = await readFile(join(folder, path)).catch(() => null);
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
  }
  for (const { path } of files) {
    const file = await stat(join(folder, sealedFolder, path)).catch(() => null);
    if (file?.isFile() !== true) return false;
  }
  return true;
}
