import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Encryption, encryptionFile } from '#protocol/encryption.ts';
import { ModelKeyError } from './model-key-error.ts';

/** What an encrypted model folder says of itself; null where it is not encrypted. Throws a `ModelKeyError` where it is unreadable. */
export async function readEncryption(folder: string): Promise<Encryption | null> {
  const text = await readFile(join(folder, encryptionFile), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null;
    throw error;
  });
  if (text === null) return null;
  try {
    return Encryption.parse(JSON.parse(text));
  } catch {
    throw new ModelKeyError(
      `${encryptionFile} in ${folder} is not what this version of Slipway writes, so the model cannot be opened.`,
      'Take the folder from where it was written, or prepare the model again.',
    );
  }
}
