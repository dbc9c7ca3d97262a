import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds that an environment nobody uses is kept. */
export const keptFor = 30 * 24 * 60 * 60 * 1000;

/** Remembers that an environment is used now; one on a disk that cannot be written is used all the same. */
export async function noteUse(folder: string, now = new Date()): Promise<void> {
  await utimes(folder, now, now).catch(() => {});
}

/**
 * Removes environments that were not used for 30 days. Each is renamed first: whoever looks for it then finds none, not a half one, and
 * what is left of a removal that was cut short is removed the next time.
 */
export async function removeUnused(envs: string, now: Date): Promise<void> {
  for (const name of await readdir(envs)) {
    const folder = join(envs, name);
    const going = `${folder}.unused`;
    if (name.endsWith('.unused')) await remove(folder);
    if (!/^[0-9a-f]{64}$/.test(name)) continue;
    const used = await stat(folder).catch(() => null);
    if (used === null || now.getTime() - used.mtimeMs < keptFor) continue;
    const isMoved = await rename(folder, going).then(
      () => true,
      () => false,
    );
    if (isMoved) await remove(going);
  }
}

const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true }).catch(() => {});
