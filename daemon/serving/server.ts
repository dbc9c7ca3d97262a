import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ConfigurationError, type ServerConfig } from './config.ts';
import { keyGate, openGate } from './http/keys.ts';
import { listener } from './http/listener.ts';
import { RequestCounts } from './http/metrics.ts';
import { router } from './http/routes.ts';
import { type ModelFolder, readModelFolder } from './model-folder.ts';
import { ModelService } from './model-service.ts';
import type { DataKeyOf } from './open-source.ts';
import type { ServerLog } from './server-log.ts';

export interface RunningServer {
  readonly url: string;
  readonly version: string;
  /**
   * Stops without losing a request of those who heed it: answers for `linger` milliseconds more, no longer ready and asking
   * callers to close their connections, then takes no more connections, waits for what is in flight (15 seconds at most),
   * and closes the log. Whoever opens a new connection in the very moment the port closes finds it refused or reset.
   */
  stop(linger: number): Promise<void>;
}

/**
 * Starts the model server. The port answers health requests at once and everything else when the model is loaded, which
 * is when this resolves. Rejects with a `ConfigurationError` where folder, model or port do not do.
 */
export async function startServer(
  config: ServerConfig,
  dataKeyOf: DataKeyOf,
  log: ServerLog,
  onHopeless: (reason: string) => void,
): Promise<RunningServer> {
  let loaded: { model: ModelFolder; service: ModelService } | null = null;
  let draining = false;
  const counts = new RequestCounts();
  const gate = config.keyHashes === null ? openGate(config.hosts) : keyGate(config.keyHashes);
  const route = router({
    modelName: config.modelName,
    maxBodyBytes: config.maxBodyBytes,
    counts,
    gate,
    loaded: () => loaded,
    ready: () => loaded?.service.able === true && !draining,
  });
  const server = listener({ counts, gate, route, draining: () => draining, log });
  const port = await listen(server, config);
  try {
    const model = await readModelFolder(config.modelFolder, dataKeyOf);
    loaded = { model, service: await open(config, model, log, onHopeless) };
  } catch (error) {
    await close(server);
    throw error;
  }
  const { model, service } = loaded;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  return {
    url: `http://${host}:${port}`,
    version: model.version,
    async stop(linger) {
      if (draining) return;
      draining = true;
      log.info('The server is stopping.', { inFlight: service.inFlight });
      await pause(linger);
      const closed = close(server);
      for (let waited = 0; service.inFlight > 0 && waited < 15_000; waited += 10) await pause(10);
      // What was answered is on its way; give the sockets a moment to carry it.
      await Promise.race([closed, pause(1000)]);
      await service.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function open(
  config: ServerConfig,
  model: ModelFolder,
  log: ServerLog,
  onHopeless: (reason: string) => void,
): Promise<ModelService> {
  try {
    return await ModelService.open(config, model, log, onHopeless);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(`The model in ${config.modelFolder} cannot be served: ${reason}`);
  }
}

function listen(server: Server, config: ServerConfig): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new ConfigurationError(
          `The model server cannot listen on ${config.host}, port ${config.port}: ${error.message}. Set HOST and PORT to another address, or stop what uses this one.`,
        ),
      ),
    );
    server.listen(config.port, config.host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : config.port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
