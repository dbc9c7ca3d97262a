import { join } from 'node:path';
import { modelEnvironment } from '#daemon/python/index.ts';
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
    stateFolder: services.stateFolder,
    backoff: usualBackoff,
    async pythonOf({ folder, interpreter }, signal, tell) {
      tell?.step('environment', 'Seeing to the environment of the model’s lock');
      const onLine = (line: string) => tell?.line(line);
      const options = {
        stateFolder: services.stateFolder,
        folder,
        interpreter: interpreter ?? undefined,
        signal,
        onLine,
      };
      return (await modelEnvironment(options)).python;
    },
    onChange: (all) => services.broadcast(endpointsChanged.name, { endpoints: all }),
  });
  services.hooks.onStart(async () => endpoints.resume());
  services.hooks.onStop(() => endpoints.close());
  services.hooks.keepAlive(() => endpoints.needed);
  return [
    handler(start, async (params, job) => {
      let now = 'serve';
      const started = await endpoints.start(params, job.signal, {
        step(step, message) {
          now = step;
          job.progress({ step, message });
        },
        line: (log) => job.progress({ step: now, message: log, log }),
      });
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
