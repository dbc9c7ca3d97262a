import { createWriteStream } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SealedSource } from '#daemon/serving/vault/sealed-source.ts';
import type { Encryption } from '#protocol/encryption.ts';

/** Writes a sealed folder in the clear to `to`, where nothing is yet. Rejects with a `ModelKeyError` where a file does not open. */
export async function openFolder(
  from: string,
  to: string,
  manifest: Encryption,
  dataKey: Buffer,
  signal: AbortSignal,
): Promise<void> {
  const source = new SealedSource(from, manifest, dataKey);
  for (const { path } of manifest.files) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await pipeline(source.pieces(path), createWriteStream(join(to, path)), { signal });
  }
  for (const { path } of manifest.readable) {
    await mkdir(dirname(join(to, path)), { recursive: true });
    await copyFile(join(from, path), join(to, path));
  }
}
