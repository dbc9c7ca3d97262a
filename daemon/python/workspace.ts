import { constants } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { isAlive } from './alive.ts';

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

/**
 * A copy of the project to run in, so that nothing a notebook writes lands in the project. On file systems that can, files
 * are shared until written to. `without` names folders to leave out, relative to the project.
 */
export async function copyProject(
  stateFolder: string,
  project: string,
  without: readonly string[],
): Promise<Workspace> {
  const runs = join(stateFolder, 'runs');
  await mkdir(runs, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(runs, `run-${process.pid}-`));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const left = new Set(without.map((name) => resolve(project, name)));
    const target = join(folder, basename(resolve(project)) || 'project');
    await cp(project, target, {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      preserveTimestamps: true,
      verbatimSymlinks: false,
      filter: (source) => !left.has(resolve(source)) && !isHeavy(relative(project, source)),
    });
    return { folder, project: target, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

function isHeavy(path: string): boolean {
  const name = path.split(sep).at(-1) ?? '';
  return heavy.has(name) || /^\..+\.(building|before)-/.test(name);
}

/** Removes run folders of processes that are gone. */
export async function removeOldRuns(stateFolder: string): Promise<void> {
  const runs = join(stateFolder, 'runs');
  for (const name of await readdir(runs).catch(() => [])) {
    const pid = Number(/^run-(\d+)-/.exec(name)?.[1] ?? Number.NaN);
    if (!isAlive(pid)) await rm(join(runs, name), { recursive: true, force: true });
  }
}
