import type { Migration } from '#daemon/store/migration.ts';

export const endpointMigrations: readonly Migration[] = [
  {
    id: 'endpoints-1',
    sql: `
      CREATE TABLE endpoint (
        id TEXT PRIMARY KEY,
        folder TEXT NOT NULL,
        digest TEXT NOT NULL,
        port INTEGER NOT NULL,
        key_hash TEXT,
        window_rows INTEGER NOT NULL,
        false_alarm_rate REAL NOT NULL
      ) STRICT;`,
  },
  { id: 'endpoints-2', sql: 'ALTER TABLE endpoint ADD COLUMN interpreter TEXT;' },
];
