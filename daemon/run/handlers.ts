import { Failure, isCancelled } from '#daemon/rpc/failure.ts';
import { type DaemonServices, type Handler, handler } from '#daemon/rpc/handler.ts';
import { run } from '#protocol/rpc/index.ts';
import { runAll } from './notebook.ts';
import { removeOldTemporaryFolders } from './temporary.ts';

/** `run.notebook`. */
export function runHandlers(services: DaemonServices): Handler[] {
  services.hooks.onStart(removeOldTemporaryFolders);
  return [
    handler(run.notebook, async (asked, job) => {
      try {
        return await runAll(services, asked, job);
      } catch (error) {
        if (!isCancelled(job.signal, error)) throw error;
        throw new Failure('cancelled', `The run of ${asked.notebook} was cancelled.`, { reason: 'cancelled' });
      }
    }),
  ];
}
