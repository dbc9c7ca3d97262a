export { type Applied, Deployments, type Observed, type Wanted } from './deployments.ts';
export { deployedDrift } from './drift.ts';
export { deployHandlers } from './handlers.ts';
export { deployMigrations } from './migrations.ts';
export { Records } from './records.ts';
export { deploymentOf, type Revision } from './revision.ts';
export type { Draft, Health, Target } from './target.ts';
export { dockerTarget } from './targets/docker.ts';
export { allTargets } from './targets/registry.ts';
