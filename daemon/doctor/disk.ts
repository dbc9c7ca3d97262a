import { join } from 'node:path';
import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import type { Surroundings } from './surroundings.ts';

/** Bytes an environment with a scientific stack, its download and a model take, with room to spare. */
const enough = 2 * 1024 ** 3;

export async function checkDisk({ stateFolder, freeBytes, platform }: Surroundings): Promise<Diagnosis> {
  const free = await freeBytes(stateFolder);
  const ok = free >= enough;
  const environments = join(stateFolder, 'envs');
  return {
    subject: 'disk space',
    ok,
    found: `${(free / 1024 ** 3).toFixed(1)} GiB free at ${stateFolder}`,
    needed: 'always',
    ...(ok ? {} : { remedy: platform === 'win32' ? `rmdir /s "${environments}"` : `rm -r "${environments}"` }),
  };
}
