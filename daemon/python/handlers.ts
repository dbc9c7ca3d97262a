import { removeOldRuns } from '#daemon/process/run-folder.ts';
import { Failure, isCancelled } from '#daemon/rpc/failure.ts';
import { type DaemonServices, type Handler, handler, type JobContext } from '#daemon/rpc/handler.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { checkProof } from './check-proof.ts';
import { lockAll } from './lock-project.ts';
import { recoverNoted } from './noted-places.ts';
import { prepareAll } from './prepare.ts';
import { removeOldResolves } from './resolve.ts';

/** `prepare.lock`, `prepare.prove` and `prepare.all`. */
export function pythonHandlers(services: DaemonServices): Handler[] {
  services.hooks.onStart(() => removeOldRuns(services.stateFolder));
  services.hooks.onStart(() => recoverNoted(services.stateFolder));
  services.hooks.onStart(removeOldResolves);
  return [
    handler(prepare.lock, (asked, job) => told(job, 'Locking', () => lockAll(services, asked, job))),
    handler(prepare.prove, (asked, job) => told(job, 'Asking the model again', () => checkProof(services, asked, job))),
    handler(prepare.prepare, (asked, job) => told(job, 'Preparing', () => prepareAll(services, asked, job))),
  ];
}

/** A job that was cancelled says so itself, and not the program that was at work just then. */
async function told<T>(job: JobContext, what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isCancelled(job.signal, error)) throw error;
    throw new Failure('cancelled', `${what} was cancelled.`, { reason: 'cancelled' });
  }
}
