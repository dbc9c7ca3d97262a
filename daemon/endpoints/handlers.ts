import { join } from 'node:path';
import { type DaemonServices, type Handler, handler } from '#daemon/rpc/handler.ts';
import type { Store } from '#daemon/store/index.ts';
import { endpointsChanged, list, start, stop } from '#protocol/rpc/serve.ts';
import { usualBackoff } from './backoff.ts';
import { Endpoints } from './endpoints.ts';
import { EndpointTable } from './table.ts';

/** Where the endpoints' own folders are. */
export const endpointsFolder = (services: Pick<DaemonServices, 'stateFolder'>): string =>
  join(services.stateFolder, 'endpoints');

/** The model servers as the daemon runs them: started again with it, stopped with it, and a reason for it to stay. */
export function endpointHandlers(services: DaemonServices, store: Store): Handler[] {
  const endpoints = new Endpoints({
    program: { node: services.node, file: join(services.assets, 'server', 'server.mjs') },
    table: new EndpointTable(store.database),
    folder: endpointsFolder(services),
    backoff: usualBackoff,
    onChange: (all) => services.broadcast(endpointsChanged.name, { endpoints: all }),
  });
  services.hooks.onStart(async () => endpoints.resume());
  services.hooks.onStop(() => endpoints.close());
  services.hooks.keepAlive(() => endpoints.needed);
  return [
    handler(start, async (params, job) => {
      job.progress({ step: 'serve', message: `Starting the model server of ${params.name}` });
      const started = await endpoints.start(params, job.signal);
      const { id, url, model } = started.endpoint;
      store.audit.append({ actor: job.client.program, action: start.name, subject: id, details: { url, model } });
      services.log.info('an endpoint was started', { id, url, model });
      return started;
    }),
    handler(stop, async ({ id }, job) => {
      const endpoint = await endpoints.stop(id);
      store.audit.append({ actor: job.client.program, action: stop.name, subject: id });
      services.log.info('an endpoint was stopped', { id });
      return { endpoint };
    }),
    handler(list, async () => ({ endpoints: endpoints.list })),
  ];
}
