import { lstatSync } from 'node:fs';
import { folderFault } from '#protocol/rpc/runtime.ts';
import { Failure } from './failure.ts';
import { makeFolder } from './make-folder.ts';
import { ownUid } from './surroundings.ts';

/** Makes the folder, open to its owner only, or checks that the one there is. Throws a `Failure` saying what is wrong. */
export function preparePrivateFolder(folder: string): void {
  makeFolder(folder);
  const stat = lstatSync(folder);
  const fault = folderFault(folder, { directory: stat.isDirectory(), uid: stat.uid, mode: stat.mode }, ownUid());
  if (fault === null) return;
  throw new Failure('refused', fault, {
    reason: 'runtime-folder-not-private',
    subject: folder,
    remedy: `Make it private with: chmod 700 "${folder}" (or remove it, or set SLIPWAY_RUNTIME to a folder of yours).`,
  });
}
