import type * as z from 'zod';
import type { DaemonClient } from '#client/index.ts';
import type { Method } from '#protocol/rpc/index.ts';
import { openDaemon } from './daemon.ts';
import { CannotDo } from './exit.ts';
import type { Output } from './output.ts';

/** Work that Ctrl-C cancels; a second Ctrl-C leaves at once. */
export async function interruptible<T>(output: Output, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const leave = (): void => process.exit(130);
  const onInterrupt = (): void => {
    output.note('cancelling; press Ctrl-C again to leave at once');
    abort.abort(new CannotDo('Cancelled.'));
    process.once('SIGINT', leave);
  };
  process.once('SIGINT', onInterrupt);
  try {
    return await work(abort.signal);
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    process.removeListener('SIGINT', leave);
  }
}

/** A command's connection to the daemon: Ctrl-C cancels the running job there and waits until it has cleaned up. */
export const withDaemon = <T>(output: Output, use: (call: Call) => Promise<T>): Promise<T> =>
  interruptible(output, (signal) => daemonUntil(signal, output, use));

/** The same within work that is interruptible already. */
export async function daemonUntil<T>(signal: AbortSignal, output: Output, use: (call: Call) => Promise<T>): Promise<T> {
  const client: DaemonClient = await openDaemon({ signal });
  try {
    return await use((method, params) =>
      client.call(method, params, { onProgress: (event) => output.progress(event), signal }),
    );
  } finally {
    client.close();
  }
}

export type Call = <P extends z.ZodType, R extends z.ZodType>(
  method: Method<P, R>,
  params: z.input<P>,
) => Promise<z.output<R>>;
