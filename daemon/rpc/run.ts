import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '#daemon/doctor/index.ts';
import { nodeEnvironment } from '#daemon/process/index.ts';
import { migrations, openStore, type Store } from '#daemon/store/index.ts';
import { protocolVersion } from '#protocol/rpc/daemon.ts';
import { closeReasons } from '#protocol/rpc/envelope.ts';
import { runtimeFiles } from '#protocol/rpc/runtime.ts';
import { addressIn } from './address.ts';
import { announce, withdraw } from './announcement.ts';
import { type Client, serve } from './connection.ts';
import { openDoor } from './door.ts';
import type { DaemonServices, Handler } from './handler.ts';
import { HookList } from './hooks.ts';
import { watchIdleness } from './idle.ts';
import { Jobs } from './jobs.ts';
import { takeLock } from './lock.ts';
import { openLog } from './log.ts';
import { ownHandlers } from './own-handlers.ts';
import { preparePrivateFolder } from './private-folder.ts';
import { takeStateLock } from './state-lock.ts';
import { ownRuntimeFolder, ownStateFolder } from './surroundings.ts';
import { newToken } from './token.ts';

export interface DaemonProgram {
  readonly version: string;
  /** `dist/` of this installation. */
  readonly assets: string;
  handlers(services: DaemonServices, store: Store): Handler[];
}

export type Leaving = 'stopped' | 'idle' | 'signal' | 'making-way' | 'crash';

/**
 * Runs the daemon of this user's runtime folder until it is stopped, idle or signalled; resolves with why. Resolves
 * with `running` at once when another daemon has the folder. Throws a `Failure` when it cannot start.
 */
export async function runDaemon(program: DaemonProgram): Promise<Leaving | 'running'> {
  const runtime = ownRuntimeFolder();
  preparePrivateFolder(runtime);
  const lock = takeLock(join(runtime, runtimeFiles.lock));
  if (!lock) return 'running';
  const stateFolder = ownStateFolder();
  const stateLock = takeStateLock(stateFolder);
  chmodSync(stateFolder, 0o700);
  const logFile = join(stateFolder, 'logs', 'daemon.log');
  const log = openLog(logFile);
  const store = openStore(join(stateFolder, 'store.sqlite'), migrations);

  const { promise: leaving, resolve: leave } = Promise.withResolvers<Leaving>();
  const clients = new Set<Client>();
  const hooks = new HookList();
  const jobs = new Jobs();
  const services: DaemonServices = {
    stateFolder,
    assets: program.assets,
    node: { path: process.execPath, env: nodeEnvironment() },
    log,
    hooks,
    broadcast: (name, params) => {
      for (const client of clients) client.notify(name, params);
    },
  };
  const own = ownHandlers({
    version: program.version,
    startedAt: new Date(),
    stateFolder,
    logFile,
    jobs,
    clients: () => clients.size,
    stop: () => leave('stopped'),
    diagnose: async (project, signal) => [
      ...(await diagnose({ runtime, stateFolder }, signal)),
      ...(await hooks.diagnoses(project, signal)),
    ],
  });
  const all = [...own, ...program.handlers(services, store)];
  const signals = ['SIGTERM', 'SIGINT'] as const;
  for (const signal of signals) process.once(signal, () => leave('signal'));
  process.on('SIGHUP', () => {});
  process.on('unhandledRejection', (reason) => log.error('unhandled rejection', { error: stackOf(reason) }));
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', { error: stackOf(error) });
    leave('crash');
  });
  await hooks.start(log);

  const token = newToken();
  const address = addressIn(runtime);
  const door = await openDoor(address, token, log, (socket) =>
    serve(socket, {
      version: program.version,
      log,
      logFile,
      methods: new Map(all.map((handler) => [handler.method.name, handler])),
      ownMethods: new Set(own.map((handler) => handler.method.name)),
      jobs,
      handshakeMilliseconds: 5000,
      makeWay() {
        const free = clients.size === 0 && jobs.running.length === 0;
        if (free) leave('making-way');
        return free;
      },
      greeted(client) {
        clients.add(client);
        client.closed.addEventListener('abort', () => clients.delete(client));
      },
    }),
  );
  announce(runtime, {
    address,
    token,
    pid: process.pid,
    protocol: protocolVersion,
    version: program.version,
    log: logFile,
  });
  log.info('listening', { address, pid: process.pid, version: program.version, node: process.version });
  const idleness = watchIdleness(
    idleSeconds(),
    () => clients.size > 0 || jobs.running.length > 0 || hooks.needed,
    () => leave('idle'),
  );

  const why = await leaving;
  log.info('leaving', { why });
  idleness.stop();
  // First nobody new finds the way, then what runs ends, then those connected are told.
  withdraw(runtime, process.pid);
  await jobs.stop(5000);
  await hooks.stop(log, 5000);
  await door.close(why === 'idle' ? closeReasons.idle : why === 'crash' ? closeReasons.crashed : closeReasons.stopped);
  store.close();
  stateLock.release();
  lock.release();
  log.info('left', { why });
  return why;
}

/** `SLIPWAY_IDLE_SECONDS`, ten minutes without it. */
function idleSeconds(): number {
  const given = Number(process.env['SLIPWAY_IDLE_SECONDS']);
  return Number.isFinite(given) && given > 0 ? given : 600;
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
