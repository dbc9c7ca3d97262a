export { Audit, type AuditEntry, type AuditEvent } from './audit.ts';
export type { Migration } from './migration.ts';
export { migrations } from './migrations.ts';
export { openStore, type Store } from './store.ts';
