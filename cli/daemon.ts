import { join } from 'node:path';
import { clientReasons, connect, type DaemonClient, DaemonError } from '#client/index.ts';
import { daemon } from '#protocol/rpc/index.ts';
import { assetsFolder } from './assets.ts';
import { version } from './version.ts';

/** Connects to the daemon of this user, starting it when none runs. The command line runs on a Node that will do for it, too. */
export function openDaemon({
  start = true,
  signal,
}: {
  start?: boolean;
  signal?: AbortSignal;
} = {}): Promise<DaemonClient> {
  const daemon = { entry: join(assetsFolder(), 'daemon.mjs'), node: process.execPath };
  return connect({ program: 'cli', version: version(), start, daemon, ...(signal ? { signal } : {}) });
}

/** Stops the daemon with everything it serves. False when none was running. */
export async function stopDaemon(): Promise<boolean> {
  try {
    const client = await openDaemon({ start: false });
    await client.call(daemon.stop, {});
    client.close();
    return true;
  } catch (error) {
    if (error instanceof DaemonError && error.data.reason === clientReasons.notRunning) return false;
    throw error;
  }
}
