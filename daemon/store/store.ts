import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Failure } from '#daemon/rpc/failure.ts';
import { Audit } from './audit.ts';
import type { Migration } from './migration.ts';

/** What the daemon keeps across runs. Only the daemon that holds the state folder's lock opens it. */
export interface Store {
  readonly database: DatabaseSync;
  readonly audit: Audit;
  /** Runs `work` in one transaction: all of it is kept, or nothing when it throws. Must not be nested or wait. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens `file`, in write-ahead mode so that `kill -9` loses nothing committed, and runs the steps it has not seen.
 * Throws a `Failure` when a newer Slipway wrote it: an older one could misread what it finds.
 */
export function openStore(file: string, steps: readonly Migration[], now: () => Date = () => new Date()): Store {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(file);
  try {
    chmodSync(file, 0o600);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    migrate(database, steps, file);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    database,
    audit: new Audit(database, now),
    transaction: (work) => transaction(database, work),
    close: () => database.close(),
  };
}

function migrate(database: DatabaseSync, steps: readonly Migration[], file: string): void {
  database.exec('CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY) STRICT');
  const done = new Set(
    database
      .prepare('SELECT id FROM migration')
      .all()
      .map((row) => String(row['id'])),
  );
  const unknown = [...done].filter((id) => !steps.some((step) => step.id === id));
  if (unknown.length > 0) {
    throw new Failure('failed', `${file} was written by a newer Slipway (it has ${unknown.join(', ')}).`, {
      reason: 'store-is-newer',
      subject: file,
      remedy: 'Update Slipway, or set SLIPWAY_STATE to another folder.',
    });
  }
  for (const step of steps.filter(({ id }) => !done.has(id))) {
    transaction(database, () => {
      database.exec(step.sql);
      database.prepare('INSERT INTO migration (id) VALUES (?)').run(step.id);
    });
  }
}

function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // SQLite rolled back by itself, as it does on a full disk
    }
    throw error;
  }
}
