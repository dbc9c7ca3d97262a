import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** File of an environment that was made for a lock, and is whole. */
export const environmentMark = 'slipway-complete.json';

/** What any process needs of the machine it runs on, and nothing that is a setting or a secret. */
export const machineVariables = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'LANG',
] as const;
/** Of the server's own variables; its keys and settings are none of the model's business. By the mark the daemon finds everything that it started. */
const inherited = [...machineVariables, 'TZ', 'SLIPWAY_CHILD'];

/**
 * Where Python puts the bytecode of what it loads: nowhere in an environment that others made, and never into the model folder.
 * One that was made for a lock keeps it beside its packages, so that a worker starts again without compiling them.
 */
export function bytecodeOf(python: string): string[] {
  const folder = dirname(dirname(python));
  return existsSync(join(folder, environmentMark)) ? ['-X', `pycache_prefix=${join(folder, 'bytecode')}`] : ['-B'];
}

/**
 * The whole environment of a Python worker: no packages but those of its interpreter, nothing compiled into the model
 * folder, the same hashes as when the model was proven, and `threads` threads for the libraries that compute with more.
 */
export function pythonEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  threads: number,
): Record<string, string> {
  const kept = inherited.flatMap((name) => {
    const value = own[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const computing = ['OMP_NUM_THREADS', 'OPENBLAS_NUM_THREADS', 'MKL_NUM_THREADS'].map(
    (name) => [name, `${threads}`] as const,
  );
  return {
    ...Object.fromEntries([...kept, ...computing]),
    MPLBACKEND: 'Agg',
    PYTHONHASHSEED: '0',
    PYTHONNOUSERSITE: '1',
    PYTHONUTF8: '1',
  };
}
