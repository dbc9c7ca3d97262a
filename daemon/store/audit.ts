import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Migration } from './migration.ts';

export interface AuditEvent {
  /** Who asked: a program or a user, such as `cli`. */
  readonly actor: string;
  /** What was done, such as `deploy.apply`. */
  readonly action: string;
  /** To what, such as a deployment's name. */
  readonly subject: string;
  /** What else is worth knowing. Never a secret: entries cannot be taken back. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AuditEntry {
  readonly sequence: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  /** JSON text, as it was hashed. */
  readonly details: string;
  /** SHA-256 in hex over the previous entry's hash and this entry's fields. */
  readonly hash: string;
}

export const auditMigrations: readonly Migration[] = [
  {
    id: 'audit-1',
    sql: `
      CREATE TABLE audit (
        sequence INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        details TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER audit_keeps_entries BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END;
      CREATE TRIGGER audit_keeps_words BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;`,
  },
];

/** Before the first entry. */
const genesis = '0'.repeat(64);

/** The append-only record of what was done. Each entry's hash covers the one before, so that a change shows. */
export class Audit {
  readonly #database: DatabaseSync;
  readonly #now: () => Date;

  constructor(database: DatabaseSync, now: () => Date) {
    this.#database = database;
    this.#now = now;
  }

  append(event: AuditEvent): AuditEntry {
    const last = this.#read('SELECT * FROM audit ORDER BY sequence DESC LIMIT 1')[0];
    const entry = {
      sequence: (last?.sequence ?? 0) + 1,
      at: this.#now().toISOString(),
      actor: event.actor,
      action: event.action,
      subject: event.subject,
      details: JSON.stringify(event.details ?? {}),
    };
    const hash = hashOf(last?.hash ?? genesis, entry);
    this.#database
      .prepare('INSERT INTO audit (sequence, at, actor, action, subject, details, hash) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(entry.sequence, entry.at, entry.actor, entry.action, entry.subject, entry.details, hash);
    return { ...entry, hash };
  }

  /** Entries about `subject`, or all of them, oldest first. */
  entries(subject?: string): AuditEntry[] {
    return subject === undefined
      ? this.#read('SELECT * FROM audit ORDER BY sequence')
      : this.#read('SELECT * FROM audit WHERE subject = ? ORDER BY sequence', subject);
  }

  /** The sequence of the first entry that is not what was written, or whose predecessor is gone; null when all hold. */
  firstBroken(): number | null {
    let previous = genesis;
    let sequence = 0;
    for (const entry of this.entries()) {
      sequence += 1;
      if (entry.sequence !== sequence || entry.hash !== hashOf(previous, entry)) return entry.sequence;
      previous = entry.hash;
    }
    return null;
  }

  #read(sql: string, ...values: string[]): AuditEntry[] {
    return this.#database
      .prepare(sql)
      .all(...values)
      .map((row) => ({
        sequence: Number(row['sequence']),
        at: String(row['at']),
        actor: String(row['actor']),
        action: String(row['action']),
        subject: String(row['subject']),
        details: String(row['details']),
        hash: String(row['hash']),
      }));
  }
}

function hashOf(previous: string, entry: Omit<AuditEntry, 'hash'>): string {
  const fields = [previous, entry.sequence, entry.at, entry.actor, entry.action, entry.subject, entry.details];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
