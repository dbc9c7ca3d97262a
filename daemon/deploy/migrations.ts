import type { Migration } from '#daemon/store/migration.ts';

export const deployMigrations: readonly Migration[] = [
  {
    id: 'deploy-1',
    sql: `
      CREATE TABLE deployment (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        target TEXT NOT NULL,
        revision INTEGER NOT NULL,
        image TEXT NOT NULL,
        image_id TEXT NOT NULL,
        model TEXT NOT NULL,
        state TEXT NOT NULL,
        url TEXT,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        port INTEGER NOT NULL,
        memory TEXT NOT NULL,
        cpus REAL NOT NULL,
        key_hash TEXT,
        window INTEGER NOT NULL,
        false_alarm_rate REAL NOT NULL,
        UNIQUE (name, target, revision)
      ) STRICT;
      CREATE TABLE deployment_key (name TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT;
      -- What is being done to a name, noted before it is done: where a row is left over, a daemon died in the middle.
      CREATE TABLE deployment_intent (
        name TEXT PRIMARY KEY,
        action TEXT NOT NULL,
        revision INTEGER,
        predecessor INTEGER,
        at TEXT NOT NULL
      ) STRICT;`,
  },
  { id: 'deploy-2', sql: "ALTER TABLE deployment ADD COLUMN folder TEXT NOT NULL DEFAULT ''" },
  { id: 'deploy-3', sql: 'ALTER TABLE deployment ADD COLUMN place TEXT' },
];
