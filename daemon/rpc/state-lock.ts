import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.ts';
import { type Lock, takeLock } from './lock.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Makes this process the state folder's one writer, or throws a `Failure` naming who is: two daemons may meet there
 * when their runtime folders differ, as under `sudo` or in a session without `XDG_RUNTIME_DIR`.
 */
export function takeStateLock(stateFolder: string): Lock {
  makeFolder(stateFolder);
  const lock = takeLock(join(stateFolder, 'state.lock'));
  const holder = join(stateFolder, 'state.pid');
  if (!lock) {
    const pid = readFileSync(holder, { encoding: 'utf8', flag: 'a+' }).trim() || 'unknown';
    throw new Failure('refused', `Another Slipway daemon (process ${pid}) keeps its state in ${stateFolder}.`, {
      reason: 'state-in-use',
      subject: stateFolder,
      remedy:
        'Set SLIPWAY_RUNTIME to the same folder for both, or SLIPWAY_STATE to another for one of them, or stop that process.',
    });
  }
  writeFileSync(holder, `${process.pid}\n`, { mode: 0o600 });
  return lock;
}
