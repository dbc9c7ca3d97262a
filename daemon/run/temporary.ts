import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '#daemon/python/alive.ts';

/** A folder for the temporary files of one run; its path is short, since sockets in it may have no more than a hundred characters. */
export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), `slipway-run-${process.pid}-`));

/** Does something with a folder of that kind, which is gone in the end. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await temporaryFolder();
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Removes what processes that are gone left; at the start, when what bears this process's number is of an earlier one. Folders of other users stay: they cannot be removed. */
export async function removeOldTemporaryFolders(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = /^slipway-run-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid))))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}
