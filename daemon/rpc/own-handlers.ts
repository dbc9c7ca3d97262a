import { type Diagnosis, doctor, status, stop } from '#protocol/rpc/daemon.ts';
import { type Handler, handler } from './handler.ts';
import type { Jobs } from './jobs.ts';

/** What the daemon says and does of itself. */
export interface OwnState {
  readonly version: string;
  readonly startedAt: Date;
  readonly stateFolder: string;
  readonly logFile: string;
  readonly jobs: Jobs;
  clients(): number;
  stop(): void;
  diagnose(project: string | undefined, signal: AbortSignal): Promise<Diagnosis[]>;
}

export function ownHandlers(own: OwnState): Handler[] {
  return [
    handler(status, async () => ({
      version: own.version,
      pid: process.pid,
      node: process.version,
      startedAt: own.startedAt.toISOString(),
      clients: own.clients(),
      jobs: own.jobs.running.map(({ method, since }) => ({ method, since: since.toISOString() })),
      stateFolder: own.stateFolder,
      log: own.logFile,
    })),
    handler(stop, async () => {
      // The answer goes out first.
      setImmediate(() => own.stop());
      return {};
    }),
    handler(doctor, async ({ project }, job) => ({ diagnoses: await own.diagnose(project, job.signal) })),
  ];
}
