import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { connect, type DaemonClient, DaemonError } from '#client/index.ts';
import { daemon } from '#protocol/rpc/index.ts';
import { root } from './paths.ts';

/** Connects to the daemon that a VS Code with this environment starts or finds, as one more of its clients. */
export function connectToDaemon(env: Readonly<Record<string, string>>, start = true): Promise<DaemonClient> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const entry = join(root, 'out/editor/extension/dist/daemon.mjs');
  return connect({ program: 'test', version, start, daemon: { entry, env } });
}

/** Stops it, so that nothing outlives a suite. */
export async function stopDaemon(env: Readonly<Record<string, string>>): Promise<void> {
  try {
    const client = await connectToDaemon(env, false);
    await client.call(daemon.stop, {});
    client.close();
  } catch (error) {
    if (!(error instanceof DaemonError && error.data.reason === 'daemon-not-running')) throw error;
  }
}
