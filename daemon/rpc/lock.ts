import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeFolder } from './make-folder.ts';

export interface Lock {
  release(): void;
}

/**
 * Takes the exclusive lock `file`, or returns null when another process holds it. It is the lock of an empty SQLite
 * database, which is one of the operating system's (fcntl, LockFileEx): it goes with the process that held it, however
 * that ended, so there is no stale lock to tell from a live one, and of any number who try at once one gets it.
 */
export function takeLock(file: string): Lock | null {
  makeFolder(dirname(file));
  const database = new DatabaseSync(file);
  try {
    database.exec(
      'PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;',
    );
    // By its path: opening and closing the file once more would drop the lock (fcntl's rule).
    chmodSync(file, 0o600);
  } catch (error) {
    database.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => database.close() };
}

/** SQLITE_BUSY is 5; the low byte is the primary code. */
function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 5
  );
}
