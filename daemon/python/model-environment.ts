import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Failure } from '#daemon/rpc/failure.ts';
import { Proof, Provenance } from '#protocol/model.ts';
import type { Environment } from '#protocol/rpc/prepare.ts';
import { ensureEnvironment } from './environments.ts';
import { findInterpreter } from './find-interpreter.ts';
import { sha256 } from './lock-text.ts';

export interface ModelEnvironmentOptions {
  readonly stateFolder: string;
  /** The model folder, with `slipway/requirements.lock`. */
  readonly folder: string;
  /** The interpreter to make it with; else one of the version the model was made with is looked for. */
  readonly interpreter?: string | undefined;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/**
 * The environment that a Python model is served in: its own lock and nothing else, under the Python version it was made
 * with. Made once and kept. Throws a `Failure` where the lock is missing or is not the one that was proven, where there is
 * no such Python, and where a package cannot be installed.
 */
export async function modelEnvironment(options: ModelEnvironmentOptions): Promise<Environment> {
  const { stateFolder, folder, interpreter: given, signal, onLine } = options;
  const lock = await read(folder, 'requirements.lock');
  const proof = Proof.pick({ lock: true }).parse(JSON.parse(await read(folder, 'proof.json')));
  if (sha256(lock) !== proof.lock.toLowerCase())
    throw new Failure('failed', `slipway/requirements.lock in ${folder} is not the lock the model was proven with.`, {
      reason: 'lock-not-proven',
      subject: join(folder, 'slipway', 'requirements.lock'),
      remedy: 'Prepare the model again: slipway prepare',
      details: [`SHA-256 of the lock:       ${sha256(lock)}`, `slipway/proof.json says: ${proof.lock}`],
    });
  const { python } = Provenance.pick({ python: true }).parse(JSON.parse(await read(folder, 'provenance.json')));
  const version = python.split('.').slice(0, 2).join('.');
  const interpreter = await findInterpreter({ project: dirname(folder), given, version }, signal);
  return ensureEnvironment({ stateFolder, interpreter, lock, exportLock: '', wheels: folder, signal, onLine });
}

async function read(folder: string, name: string): Promise<string> {
  const file = join(folder, 'slipway', name);
  return readFile(file, 'utf8').catch(() => {
    throw new Failure('missing', `slipway/${name} of the model folder ${folder} cannot be read.`, {
      reason: 'model-folder-unusable',
      subject: file,
      remedy: 'Prepare the model again: slipway prepare',
    });
  });
}
