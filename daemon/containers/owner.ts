import { createHash, randomUUID } from 'node:crypto';

/** This process, among all daemons there ever were: another one's passing containers have nobody who removes them. */
const daemon = randomUUID();

/** Tells what daemons of one state folder made on an engine from what those of another did. */
export const storeLabel = (stateFolder: string): string =>
  createHash('sha256').update(stateFolder).digest('hex').slice(0, 16);

/** Labels of a container that whoever starts it removes again. */
export const passingLabels = (store: string): Record<string, string> => ({
  'dev.slipway.role': 'verify',
  'dev.slipway.store': store,
  'dev.slipway.daemon': daemon,
});

/** Filters for the passing containers of a store, and whether one of them is this process's own. */
export const passingFilter = (store: string): string[] => ['dev.slipway.role=verify', `dev.slipway.store=${store}`];
export const isOwn = (labels: Readonly<Record<string, string>>): boolean => labels['dev.slipway.daemon'] === daemon;
