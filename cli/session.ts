import type * as z from 'zod';
import type { DaemonClient } from '#client/index.ts';
import type { Method } from '#protocol/rpc/index.ts';
import { openDaemon } from './daemon.ts';
import type { Output } from './output.ts';

/** A command's connection to the daemon: Ctrl-C cancels the running job there and waits until it has cleaned up. */
export async function withDaemon<T>(output: Output, use: (call: Call) => Promise<T>): Promise<T> {
  const client: DaemonClient = await openDaemon();
  const abort = new AbortController();
  const onInterrupt = (): void => {
    output.note('cancelling; press Ctrl-C again to leave at once');
    abort.abort();
    process.once('SIGINT', () => process.exit(130));
  };
  process.once('SIGINT', onInterrupt);
  try {
    return await use((method, params) =>
      client.call(method, params, { onProgress: (event) => output.progress(event), signal: abort.signal }),
    );
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    client.close();
  }
}

export type Call = <P extends z.ZodType, R extends z.ZodType>(
  method: Method<P, R>,
  params: z.input<P>,
) => Promise<z.output<R>>;
