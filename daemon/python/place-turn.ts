import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

const turns = new Map<string, Promise<unknown>>();

/**
 * Does something with the model folder at a place when everything that was asked for it before has ended, however it ended.
 * Links that lead to the same folder are the same place. Not for what asks for the same place again within.
 */
export async function inTurn<T>(place: string, work: () => Promise<T>): Promise<T> {
  const key = await real(resolve(place));
  const turn = (turns.get(key) ?? Promise.resolve()).then(work, work);
  turns.set(key, turn);
  try {
    return await turn;
  } finally {
    if (turns.get(key) === turn) turns.delete(key);
  }
}

/** Without links, as far as there is something. */
async function real(path: string): Promise<string> {
  const parent = dirname(path);
  return realpath(path).catch(async () => (parent === path ? path : join(await real(parent), basename(path))));
}
