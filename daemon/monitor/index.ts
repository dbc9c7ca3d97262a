export { monitorHandlers } from './handlers.ts';
export { localDrift } from './local-drift.ts';
export { type DriftSource, DriftSources } from './source.ts';
export { Watches } from './watches.ts';
