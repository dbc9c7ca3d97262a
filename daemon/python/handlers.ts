import { Failure } from '#daemon/rpc/failure.ts';
import { type DaemonServices, type Handler, handler, type JobContext } from '#daemon/rpc/handler.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { checkProof } from './check-proof.ts';
import { lockAll } from './lock-project.ts';
import { prepareAll } from './prepare.ts';
import { removeOldResolves } from './resolve.ts';
import { removeOldRuns } from './workspace.ts';

/** `prepare.lock`, `prepare.prove` and `prepare.all`. */
export function pythonHandlers(services: DaemonServices): Handler[] {
  services.hooks.onStart(() => removeOldRuns(services.stateFolder));
  services.hooks.onStart(removeOldResolves);
  return [
    handler(prepare.lock, (asked, job) => told(job, () => lockAll(services, asked, job))),
    handler(prepare.prove, (asked, job) => told(job, () => checkProof(services, asked, job))),
    handler(prepare.prepare, (asked, job) => told(job, () => prepareAll(services, asked, job))),
  ];
}

/** A job that was cancelled between two programs says so as one that was cancelled inside one does. */
async function told<T>(job: JobContext, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!job.signal.aborted || error instanceof Failure) throw error;
    throw new Failure('cancelled', 'Preparing was cancelled.', { reason: 'cancelled' });
  }
}
