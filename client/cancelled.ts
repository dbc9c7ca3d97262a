import { errorCodes } from '#protocol/rpc/errors.ts';
import { DaemonError } from './error.ts';

export function cancelled(subject: string): DaemonError {
  return new DaemonError(errorCodes.cancelled, `${subject} was cancelled.`, { reason: 'cancelled', subject });
}

/** Waits for `work` no longer than until `signal` aborts, and rejects as cancelled then. The work itself goes on. */
export async function unlessAborted<T>(work: Promise<T>, subject: string, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(cancelled(subject));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
