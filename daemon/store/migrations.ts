import { containerMigrations } from '#daemon/containers/migrations.ts';
import { deployMigrations } from '#daemon/deploy/migrations.ts';
import { endpointMigrations } from '#daemon/endpoints/migrations.ts';
import { auditMigrations } from './audit.ts';
import type { Migration } from './migration.ts';

/** Every room's steps. A room adds its list here; steps already shipped are never changed, only added to. */
export const migrations: readonly Migration[] = [
  ...auditMigrations,
  ...endpointMigrations,
  ...deployMigrations,
  ...containerMigrations,
];
