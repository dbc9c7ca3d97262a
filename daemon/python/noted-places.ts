import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placeFolder, recoverPlace } from './place.ts';

const notes = (stateFolder: string): string => join(stateFolder, 'places');

/**
 * As `placeFolder`, with a note in the state folder while it is under way: after a kill the next daemon finds the place by it, so
 * that a model in the clear does not stay beside the encrypted one until somebody asks for that place again.
 */
export async function placeNoted(stateFolder: string, ...[made, place, swap]: Parameters<typeof placeFolder>) {
  const note = join(notes(stateFolder), createHash('sha256').update(place).digest('hex'));
  await mkdir(notes(stateFolder), { recursive: true, mode: 0o700 });
  await writeFile(note, place);
  await placeFolder(made, place, swap);
  await rm(note);
}

/** Mends every place that a daemon before this one was at. What cannot be mended now, as on a disk that is away, stays noted. */
export async function recoverNoted(stateFolder: string): Promise<void> {
  for (const name of await readdir(notes(stateFolder)).catch(() => [])) {
    const note = join(notes(stateFolder), name);
    const mended = await recoverPlace(await readFile(note, 'utf8')).catch(() => false);
    if (mended) await rm(note);
  }
}
