import { constants, type Dirent } from 'node:fs';
import { cp, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { newRun } from '#daemon/process/run-folder.ts';
import { Failure } from '#daemon/rpc/failure.ts';

/** Folders that no notebook reads and that would take long to copy. */
const heavy = new Set([
  ...['.git', '.hg', '.svn', '.venv', 'venv', '.conda', 'node_modules', '__pycache__', '.ipynb_checkpoints'],
  ...['.slipway', '.tox', '.mypy_cache', '.pytest_cache', '.ruff_cache', 'mlruns', 'wandb', '.dvc', '.idea', '.vscode'],
]);

export interface Workspace {
  readonly folder: string;
  /** The project's files, to run in. */
  readonly project: string;
  remove(): Promise<void>;
}

/** What of a project is copied. */
export interface Copied {
  readonly stateFolder: string;
  /** Absolute path of the project folder. */
  readonly project: string;
  /** Folders to leave out, relative to the project. */
  readonly without: readonly string[];
  readonly signal: AbortSignal;
}

/** More than this is data that belongs elsewhere, or a folder that is no project: bytes. */
const most = 20e9;

/**
 * Whether the project can be copied: adds up what would be, and rejects with a `Failure` where that is more than 20 GB, so
 * that nobody waits for an environment first. Resolves with the bytes.
 */
export async function checkSize(what: Copied): Promise<number> {
  const isWanted = wanted(what);
  let bytes = 0;
  const walk = async (folder: string): Promise<void> => {
    what.signal.throwIfAborted();
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name);
      if (!isWanted(path, entry)) continue;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) bytes += (await lstat(path).catch(() => null))?.size ?? 0;
      if (bytes > most) throw tooLarge(what.project);
    }
  };
  await walk(what.project);
  return bytes;
}

/**
 * A copy of the project to run in, so that nothing a notebook writes lands in the project. On file systems that can, files
 * are shared until written to. Pipes, sockets and devices are left out, and where it lies inside, the state folder.
 */
export async function copyProject(what: Copied): Promise<Workspace> {
  const { stateFolder, project, signal } = what;
  const folder = await newRun(stateFolder);
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  const isWanted = wanted(what);
  const target = join(folder, basename(resolve(project)) || 'project');
  // By hand, since `cp` of Node refuses a folder that holds its own target, even where the filter leaves it out.
  const walk = async (from: string, to: string): Promise<void> => {
    await mkdir(to, { recursive: true });
    for (const entry of await readdir(from, { withFileTypes: true })) {
      signal.throwIfAborted();
      const source = join(from, entry.name);
      if (!isWanted(source, entry)) continue;
      if (entry.isDirectory()) await walk(source, join(to, entry.name));
      else
        await cp(source, join(to, entry.name), {
          mode: constants.COPYFILE_FICLONE,
          preserveTimestamps: true,
          verbatimSymlinks: false,
        });
    }
  };
  try {
    await walk(project, target);
    return { folder, project: target, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function wanted({ stateFolder, project, without }: Copied): (path: string, entry: Dirent) => boolean {
  const left = new Set([resolve(stateFolder), ...without.map((name) => resolve(project, name))]);
  return (path, entry) =>
    (entry.isFile() || entry.isDirectory() || entry.isSymbolicLink()) &&
    !left.has(resolve(path)) &&
    !isHeavy(entry.name);
}

const isHeavy = (name: string): boolean => heavy.has(name) || /^\..+\.(building|before)-/.test(name);

function tooLarge(project: string): Failure {
  return new Failure('failed', `${project} holds more than ${most / 1e9} GB, and a notebook is run in a copy of it.`, {
    reason: 'project-too-large',
    subject: project,
    remedy:
      'Put the notebook into a folder of its own with the data it reads, or keep large data elsewhere and read it by its address.',
  });
}
