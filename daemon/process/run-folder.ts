import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const runsOf = (stateFolder: string): string => join(stateFolder, 'runs');

/** A new folder that only this user may enter, for what one job has in the clear. Whoever makes it removes it. */
export async function newRun(stateFolder: string): Promise<string> {
  await mkdir(runsOf(stateFolder), { recursive: true, mode: 0o700 });
  return mkdtemp(join(runsOf(stateFolder), `run-${process.pid}-`));
}

/** Does something with a new folder of that kind, which is gone in the end. */
export async function withRun<T>(stateFolder: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await newRun(stateFolder);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Removes what earlier daemons left. At the start only: a state folder has one daemon at a time, so nobody else is at work. */
export async function removeOldRuns(stateFolder: string): Promise<void> {
  const runs = runsOf(stateFolder);
  await mkdir(runs, { recursive: true, mode: 0o700 });
  for (const name of await readdir(runs)) await rm(join(runs, name), { recursive: true, force: true, maxRetries: 3 });
}
