import { tmpdir, userInfo } from 'node:os';
import envPaths from 'env-paths';
import { runtimeFolder } from '#protocol/rpc/runtime.ts';

/** The runtime folder of this process's user and environment. */
export function ownRuntimeFolder(): string {
  return runtimeFolder({
    env: process.env,
    platform: process.platform,
    uid: ownUid(),
    user: userInfo().username,
    temporary: tmpdir(),
  });
}

/** Null on Windows, which has no user ids. */
export const ownUid = (): number | null => process.getuid?.() ?? null;

/** What is kept across runs: `SLIPWAY_STATE`, else where this system keeps a program's data. */
export function ownStateFolder(): string {
  return process.env['SLIPWAY_STATE'] || envPaths('slipway', { suffix: '' }).data;
}
