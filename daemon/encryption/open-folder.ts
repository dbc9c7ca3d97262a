import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ModelKeyError } from '#daemon/serving/vault/model-key-error.ts';
import { SealedSource } from '#daemon/serving/vault/sealed-source.ts';
import { type Encryption, encryptionFile, sealedFolder } from '#protocol/encryption.ts';
import { isModelFile } from '#protocol/model-digest.ts';
import { entriesOf } from './entries.ts';

/**
 * Writes a sealed folder in the clear to `to`, where nothing is yet. Rejects with a `ModelKeyError` where a file does not open or is
 * another than it was, and where the folder holds one that came later, which would be lost.
 */
export async function openFolder(
  from: string,
  to: string,
  manifest: Encryption,
  dataKey: Buffer,
  signal: AbortSignal,
): Promise<void> {
  await checkListed(from, manifest);
  const source = new SealedSource(from, manifest, dataKey);
  for (const { path } of manifest.files) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await pipeline(source.pieces(path), createWriteStream(join(to, path)), { signal });
  }
  for (const { path } of manifest.readable) {
    signal.throwIfAborted();
    await mkdir(dirname(join(to, path)), { recursive: true });
    await writeFile(join(to, path), await source.read(path));
  }
}

/** Nothing is known of what came later; taken along, it could become part of the model. */
async function checkListed(folder: string, { files, readable }: Encryption): Promise<void> {
  const listed = new Set([
    encryptionFile,
    ...files.map(({ path }) => `${sealedFolder}/${path}`),
    ...readable.map(({ path }) => path),
  ]);
  const other = (await entriesOf(folder)).find(({ path }) => isModelFile(path) && !listed.has(path));
  if (other === undefined) return;
  throw new ModelKeyError(
    `${other.path} came into ${folder} after the model was encrypted, so the folder was left as it is.`,
    'Move it elsewhere and decrypt again.',
  );
}
