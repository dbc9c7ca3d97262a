import { lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { errorCodes } from '#protocol/rpc/errors.ts';
import { Announcement, folderFault, runtimeFiles, runtimeFolder } from '#protocol/rpc/runtime.ts';
import { DaemonError } from './error.ts';

const uid = process.getuid?.() ?? null;

/** The runtime folder of `env`, which may name another than this process's own environment does. */
export function runtimeFolderOf(env: Readonly<Record<string, string | undefined>>): string {
  return runtimeFolder({ env, platform: process.platform, uid, user: userInfo().username, temporary: tmpdir() });
}

/**
 * Makes the folder where there is none, and refuses one that others could have put there: what it announces would get
 * everything the user asks of the daemon.
 */
export function checkRuntimeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new DaemonError(
      errorCodes.refused,
      `The folder of the daemon's socket cannot be made: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        reason: 'runtime-folder-not-made',
        subject: folder,
        remedy:
          'Set SLIPWAY_RUNTIME to a folder that you may write to, or to one that does not exist in such a folder.',
      },
      { cause },
    );
  }
  const stat = lstatSync(folder);
  const fault = folderFault(folder, { directory: stat.isDirectory(), uid: stat.uid, mode: stat.mode }, uid);
  if (fault === null) return;
  throw new DaemonError(errorCodes.refused, fault, {
    reason: 'runtime-folder-not-private',
    subject: folder,
    remedy: `Make it private with: chmod 700 "${folder}" (or remove it, or set SLIPWAY_RUNTIME to a folder of yours).`,
  });
}

/** What a daemon announced, be it alive or not; null where none did or the file is not whole. */
export function readAnnouncement(folder: string): Announcement | null {
  try {
    const parsed = Announcement.safeParse(JSON.parse(readFileSync(join(folder, runtimeFiles.announcement), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
