import { containerHandlers } from '#daemon/containers/index.ts';
import { deployHandlers } from '#daemon/deploy/index.ts';
import { encryptionHandlers } from '#daemon/encryption/index.ts';
import { endpointFolder, endpointHandlers, endpointsFolder, isEndpointName } from '#daemon/endpoints/index.ts';
import { DriftSources, localDrift, monitorHandlers } from '#daemon/monitor/index.ts';
import { pythonHandlers } from '#daemon/python/index.ts';
import type { DaemonServices, Handler } from '#daemon/rpc/handler.ts';
import { runHandlers } from '#daemon/run/index.ts';
import type { Store } from '#daemon/store/index.ts';
import { trackHandlers } from '#daemon/track/index.ts';

/** Everything the daemon answers, room by room. A room adds its line here, and its tables to `store/migrations.ts`. */
export function handlers(services: DaemonServices, store: Store): Handler[] {
  // The first source that knows an endpoint answers. A local one's folder outlives it, so it is asked last.
  const driftSources = new DriftSources();
  const deployed = deployHandlers(services, store, driftSources);
  driftSources.add(
    localDrift((name) => (isEndpointName(name) ? endpointFolder(endpointsFolder(services), name) : null)),
  );
  return [
    ...containerHandlers(services, store),
    ...deployed,
    ...encryptionHandlers(services, store),
    ...endpointHandlers(services, store),
    ...monitorHandlers(driftSources),
    ...pythonHandlers(services),
    ...runHandlers(services),
    ...trackHandlers(),
  ];
}
