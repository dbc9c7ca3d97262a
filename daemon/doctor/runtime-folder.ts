import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import type { Surroundings } from './surroundings.ts';

export function checkRuntimeFolder({ runtime, folderFault }: Surroundings): Diagnosis {
  const fault = folderFault(runtime);
  return {
    subject: 'runtime folder',
    ok: fault === null,
    found: fault ?? `${runtime}, open to you only`,
    needed: 'always',
    ...(fault === null ? {} : { remedy: `chmod 700 "${runtime}"` }),
  };
}
