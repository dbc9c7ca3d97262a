import { dirname, join } from 'node:path';
import { asFailures, openModel } from '#daemon/encryption/opened.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { ModelSource } from '#daemon/serving/model-source.ts';
import { Proof, Provenance } from '#protocol/model.ts';
import type { Environment } from '#protocol/rpc/prepare.ts';
import { checkWheels } from './check-wheels.ts';
import { ensureEnvironment } from './environments.ts';
import { findInterpreter } from './find-interpreter.ts';
import { sha256 } from './lock-text.ts';

export interface ModelEnvironmentOptions {
  readonly stateFolder: string;
  /** The model folder, with `slipway/requirements.lock`. */
  readonly folder: string;
  /** The folder, where it is open already. */
  readonly source?: ModelSource;
  /** Where a Python is looked for first; the model folder's parent when left out. */
  readonly project?: string;
  /** The interpreter to make it with; else one of the version the model was made with is looked for. */
  readonly interpreter?: string | undefined;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/**
 * The environment that a Python model is served in: its own lock and nothing else, under the Python version it was made
 * with. Made once and kept. Throws a `Failure` where the folder does not open, where the lock is missing or is not the one that was proven, where there is
 * no such Python, and where a package cannot be installed.
 */
export async function modelEnvironment(options: ModelEnvironmentOptions): Promise<Environment> {
  const { stateFolder, folder, project = dirname(folder), interpreter: given, signal, onLine } = options;
  const source = options.source ?? (await openModel(folder, signal));
  const lock = await read(source, 'requirements.lock');
  const proof = Proof.pick({ lock: true }).parse(JSON.parse(await read(source, 'proof.json')));
  if (sha256(lock) !== proof.lock.toLowerCase())
    throw new Failure('failed', `slipway/requirements.lock in ${folder} is not the lock the model was proven with.`, {
      reason: 'lock-not-proven',
      subject: join(folder, 'slipway', 'requirements.lock'),
      remedy: 'Prepare the model again: slipway prepare',
      details: [`SHA-256 of the lock:       ${sha256(lock)}`, `slipway/proof.json says: ${proof.lock}`],
    });
  const { python } = Provenance.pick({ python: true }).parse(JSON.parse(await read(source, 'provenance.json')));
  const version = python.split('.').slice(0, 2).join('.');
  const interpreter = await findInterpreter({ project, given, version }, signal);
  await checkWheels(source);
  return ensureEnvironment({ stateFolder, interpreter, lock, exportLock: '', wheels: folder, signal, onLine });
}

async function read(source: ModelSource, name: string): Promise<string> {
  const { folder } = source;
  const bytes = await asFailures(folder, () => source.read(`slipway/${name}`)).catch((error: unknown) => {
    if (error instanceof Failure) throw error;
    throw new Failure('missing', `slipway/${name} of the model folder ${folder} cannot be read.`, {
      reason: 'model-folder-unusable',
      subject: join(folder, 'slipway', name),
      remedy: 'Prepare the model again: slipway prepare',
    });
  });
  return bytes.toString('utf8');
}
