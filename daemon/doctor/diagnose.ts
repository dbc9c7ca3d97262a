import { existsSync, lstatSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { ownUid } from '#daemon/rpc/surroundings.ts';
import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import { folderFault } from '#protocol/rpc/runtime.ts';
import { checkDisk } from './disk.ts';
import { checkNode } from './node.ts';
import { checkIndex, checkPython, findPythons } from './python.ts';
import { checkRuntimeFolder } from './runtime-folder.ts';
import type { Surroundings } from './surroundings.ts';
import { checkUv } from './uv.ts';

/** Looks at everything Slipway needs or can use, and says what mends what is missing. Changes nothing. */
export async function diagnose(
  folders: { readonly runtime: string; readonly stateFolder: string },
  signal: AbortSignal,
): Promise<Diagnosis[]> {
  return examine(realSurroundings(folders, signal));
}

export async function examine(surroundings: Surroundings): Promise<Diagnosis[]> {
  const pythons = await findPythons(surroundings);
  return Promise.all([
    checkNode(surroundings),
    checkPython(pythons, surroundings),
    checkIndex(pythons, surroundings),
    checkUv(surroundings),
    checkDisk(surroundings),
    checkRuntimeFolder(surroundings),
  ]);
}

function realSurroundings(
  { runtime, stateFolder }: { readonly runtime: string; readonly stateFolder: string },
  signal: AbortSignal,
): Surroundings {
  return {
    platform: process.platform,
    node: { version: process.version, path: process.execPath },
    runtime,
    stateFolder,
    async run(command, args) {
      const timeout = AbortSignal.timeout(20_000);
      try {
        const { code, tail } = await runChild(command, args, { signal: AbortSignal.any([signal, timeout]), stdin: '' });
        return { code, output: tail.join('\n') };
      } catch (error) {
        // Not there, or too slow: that is the finding. The caller's own cancelling is not.
        if (error instanceof Failure && !signal.aborted) return null;
        throw error;
      }
    },
    async freeBytes(folder) {
      const { bavail, bsize } = await statfs(nearestThere(folder));
      return bavail * bsize;
    },
    folderFault(folder) {
      const stat = lstatSync(folder, { throwIfNoEntry: false });
      // The daemon makes it when it starts.
      if (stat === undefined) return null;
      return folderFault(folder, { directory: stat.isDirectory(), uid: stat.uid, mode: stat.mode }, ownUid());
    },
  };
}

const nearestThere = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearestThere(dirname(folder));
