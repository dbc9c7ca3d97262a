import { mkdir, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withoutCredentialsIn } from '#core/environment/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { environmentMark } from '#daemon/serving/inference/python-environment.ts';
import { compareDotted } from '#protocol/oldest.ts';
import type { Environment } from '#protocol/rpc/prepare.ts';
import { isAlive } from './alive.ts';
import { installFailure } from './install-failure.ts';
import { findProgram, type Interpreter } from './interpreter.ts';
import { sha256 } from './lock-text.ts';
import { readIfThere } from './locking/files.ts';
import { uvEnvironment } from './locking/index-settings.ts';
import { readRequirements } from './locking/requirements.ts';
import { noteUse, removeUnused } from './unused.ts';

export interface EnvironmentOptions {
  readonly stateFolder: string;
  readonly interpreter: Interpreter;
  /** The notebook's lock, and the export tools' one. */
  readonly lock: string;
  readonly exportLock: string;
  /** Folder that the lock's own paths count from: the model folder, of a lock that lies in one. */
  readonly wheels?: string;
  /** What has no hash, as a requirements file, and the folder that its paths count from; left out where everything has one. */
  readonly unhashed?: { readonly text: string; readonly project: string } | undefined;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

/** Bytes that have to be free before an environment is made. */
const room = 1024 ** 3;

/** Folder, inside an environment, with the export tools: not on the notebook's path. */
export const exportFolder = (environment: string): string => join(environment, 'export-tools');

/**
 * A clean environment with what the lock says and nothing else, made once for a lock, a Python and a platform. It is built
 * beside its place and renamed when it is whole, so a cancel or a crash leaves nothing that looks like one.
 */
export async function ensureEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const { stateFolder, interpreter, lock, exportLock, signal } = options;
  const { unhashed } = options;
  const parts = [lock, exportLock, interpreter.version, interpreter.platform, ...(unhashed ? [unhashed.text] : [])];
  const key = sha256(parts.join('\n'));
  const envs = join(stateFolder, 'envs');
  const folder = join(envs, key);
  const made = { python: pythonOf(folder), version: interpreter.version, folder };
  if (await works(folder, signal)) {
    await noteUse(folder);
    return { ...made, cached: true };
  }
  await mkdir(envs, { recursive: true });
  await removeAbandoned(envs);
  await removeUnused(envs, new Date());
  await checkRoom(envs);
  const building = join(envs, `${key}.building-${process.pid}-${Date.now().toString(36)}`);
  try {
    await build(building, options);
    await writeFile(
      join(building, environmentMark),
      JSON.stringify({ python: interpreter.path, version: interpreter.version }),
    );
    await putInPlace(building, folder, signal);
  } finally {
    await rm(building, { recursive: true, force: true, maxRetries: 3 });
  }
  return { ...made, cached: false };
}

/**
 * Another job may have been faster: its environment is the same and in use, so only one that does not work makes room.
 * A folder that is there and not empty is what a rename stops at.
 */
async function putInPlace(building: string, folder: string, signal: AbortSignal): Promise<void> {
  const isPlaced = await rename(building, folder).then(
    () => true,
    () => false,
  );
  if (isPlaced || (await works(folder, signal))) return;
  await rm(folder, { recursive: true, force: true });
  await rename(building, folder).catch(async (error: unknown) => {
    if (!(await works(folder, signal))) throw error;
  });
}

export function pythonOf(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
}

async function works(folder: string, signal: AbortSignal): Promise<boolean> {
  if ((await readIfThere(join(folder, environmentMark))) === null) return false;
  const { code } = await runChild(pythonOf(folder), ['-I', '-c', ''], { signal, stdin: '' }).catch((error: unknown) => {
    if (error instanceof Failure && error.data.reason === 'command-not-started') return { code: 1 };
    throw error;
  });
  return code === 0;
}

async function build(folder: string, options: EnvironmentOptions): Promise<void> {
  const notebookLock = `${folder}.lock`;
  const exportLock = `${folder}.export.lock`;
  const unhashed = `${folder}.unhashed.txt`;
  try {
    await writeFile(notebookLock, withPlaces(options.lock, options.wheels));
    await writeFile(exportLock, options.exportLock);
    const uv = findProgram('uv');
    const install = uv === null ? await withPip(folder, options) : await withUv(uv, folder, options);
    // The two sets have no package in common and go to different folders: two downloads at a time.
    await both(
      install(notebookLock, null),
      options.exportLock.trim() === '' ? Promise.resolve() : install(exportLock, exportFolder(folder)),
    );
    await mkdir(exportFolder(folder), { recursive: true });
    if (options.unhashed !== undefined) {
      // After the rest: building one may look at what it needs.
      const { lines } = await readRequirements(options.unhashed.text, options.unhashed.project);
      await writeFile(unhashed, `${lines.join('\n')}\n`);
      await install(unhashed, null, false);
    }
  } finally {
    await rm(notebookLock, { force: true });
    await rm(exportLock, { force: true });
    await rm(unhashed, { force: true });
  }
}

/** Ends when both have ended, so that whoever removes the folder after a failure does not do so under one at work. */
async function both(one: Promise<void>, other: Promise<void>): Promise<void> {
  for (const outcome of await Promise.allSettled([one, other])) if (outcome.status === 'rejected') throw outcome.reason;
}
/** A lock whose wheels are named by where they lie: installers do not agree on what a path counts from. */
const withPlaces = (lock: string, folder: string | undefined): string =>
  folder === undefined ? lock : lock.replace(/^\.\/\S+/gm, (path) => pathToFileURL(join(folder, path)).href);

type Install = (lock: string, target: string | null, hashed?: boolean) => Promise<void>;

const hashes = (hashed: boolean): string[] => (hashed ? ['--require-hashes'] : []);

async function withUv(uv: string, folder: string, options: EnvironmentOptions): Promise<Install> {
  await run(uv, ['venv', '--quiet', '--python', options.interpreter.path, folder], 'Making the environment', options);
  const env = await uvEnvironment(options.interpreter.path, options.signal);
  return async (lock, target, hashed = true) => {
    const where = target === null ? [] : ['--target', target];
    const args = ['pip', 'install', '--python', pythonOf(folder), ...where, ...hashes(hashed), '--no-deps', '-r', lock];
    await run(uv, [...args, '--color', 'never', '--no-progress'], 'Installing the locked packages', options, env);
  };
}

async function withPip(folder: string, options: EnvironmentOptions): Promise<Install> {
  const { interpreter } = options;
  if (!interpreter.venv)
    throw new Failure('missing', `${interpreter.path} cannot make virtual environments.`, {
      reason: 'venv-not-found',
      subject: interpreter.path,
      remedy: 'Install it (Debian and Ubuntu: apt install python3-venv), or install uv.',
    });
  // The interpreter's own pip can install into another environment since 22.3; that saves setting up a second one.
  const borrowed = interpreter.pip !== null && compareDotted(interpreter.pip, '22.3') >= 0;
  const venv = ['-m', 'venv', ...(borrowed ? ['--without-pip'] : []), folder];
  await run(interpreter.path, venv, 'Making the environment', options);
  const pip = borrowed ? ['-m', 'pip', '--python', pythonOf(folder)] : ['-m', 'pip'];
  const python = borrowed ? interpreter.path : pythonOf(folder);
  return async (lock, target, hashed = true) => {
    const where = target === null ? [] : ['--target', target];
    const quiet = ['--no-compile', '--disable-pip-version-check', '--no-input', '--progress-bar', 'off', '--no-color'];
    const args = [...pip, 'install', ...where, ...hashes(hashed), '--no-deps', '-r', lock, ...quiet];
    await run(python, args, 'Installing the locked packages', options);
  };
}

async function run(
  command: string,
  args: readonly string[],
  doing: string,
  { signal, onLine }: EnvironmentOptions,
  env?: NodeJS.ProcessEnv,
): Promise<void> {
  const { code, tail } = await runChild(command, args, {
    signal,
    stdin: '',
    onLine: (line) => onLine(withoutCredentialsIn(line)),
    ...(env === undefined ? {} : { env }),
  });
  if (code !== 0) throw installFailure(doing, tail);
}

/** Removes what a process that is gone left half built. */
async function removeAbandoned(envs: string): Promise<void> {
  for (const name of await readdir(envs)) {
    const pid = /\.building-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(envs, name), { recursive: true, force: true });
  }
}

async function checkRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= room) return;
  throw new Failure(
    'failed',
    `Only ${Math.round((bavail * bsize) / 1024 ** 2)} MB are free where environments are kept.`,
    {
      reason: 'disk-full',
      subject: folder,
      remedy: 'Free 1 GB; environments no longer needed can be removed from this folder.',
    },
  );
}
