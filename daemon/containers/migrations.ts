import type { Migration } from '#daemon/store/migration.ts';

export const containerMigrations: readonly Migration[] = [
  {
    id: 'containers-1',
    sql: `
      -- Builds under way and the images of their steps: where rows are left over, a daemon died in the middle.
      CREATE TABLE image_build (id TEXT PRIMARY KEY, host TEXT NOT NULL, tag TEXT NOT NULL) STRICT;
      CREATE TABLE image_build_step (
        build TEXT NOT NULL REFERENCES image_build (id) ON DELETE CASCADE,
        image TEXT NOT NULL
      ) STRICT;`,
  },
];
