import { join } from 'node:path';
import { connect, type DaemonClient } from '#client/index.ts';
import { assetsFolder } from './assets.ts';
import type { Output } from './output.ts';
import { version } from './version.ts';

/** Connects to the daemon of this user, starting it when none runs. The command line runs on a Node that will do for it, too. */
export async function openDaemon(_output: Output): Promise<DaemonClient> {
  const entry = join(assetsFolder(), 'daemon.mjs');
  return connect({ program: 'cli', version: version(), start: true, daemon: { entry, node: process.execPath } });
}
