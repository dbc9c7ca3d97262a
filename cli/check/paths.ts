import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { escapePath, glob, isDynamicPattern } from 'tinyglobby';
import { heavyFolders } from '#core/check/project-files.ts';
import { CannotDo } from '../exit.ts';
import { listAllFiles } from '../files.ts';
import { type Closed, folderClosed, globbing } from './closed.ts';
import type { RunProjects } from './projects.ts';

/** A file that a path means. */
export interface Found {
  /** Absolute. */
  readonly path: string;
  /** Absolute path of the folder it was found from. */
  readonly from: string;
  /** Named as it is, so that nothing leaves it out. */
  readonly isNamed: boolean;
  /** What was piped in under this name. */
  readonly piped?: string;
}

/** Files that paths mean, the paths that mean none, and the folders that nobody could look into. */
export interface Meant {
  readonly found: readonly Found[];
  /** By absolute path. */
  readonly problems: readonly { readonly path: string; readonly problem: CannotDo }[];
  readonly closed: readonly Closed[];
}

/** Those of a project when no path was given. */
export async function ofProject(cwd: string, projects: RunProjects): Promise<Meant> {
  const { folder, manifest, paths, checker, closed: inside } = await projects.of(join(cwd, 'slipway.yaml'), cwd);
  if (manifest === null) {
    const closed: Closed[] = [];
    return { found: await ofFolder(cwd, closed), problems: [], closed };
  }
  if (manifest.checks.paths !== undefined) return ofPaths(manifest.checks.paths, folder);
  const named = { path: resolve(folder, manifest.notebook), from: folder, isNamed: true };
  if (!existsSync(named.path))
    throw new CannotDo(
      `${named.path} does not exist, and ${join(folder, 'slipway.yaml')} says it is the notebook.`,
      'Correct "notebook" there.',
    );
  const manifests = paths
    .filter((path) => checker.isManifest(path))
    .map((path) => ({ path: join(folder, path), from: folder, isNamed: false }));
  const closed = [...inside].map(([path, error]) => folderClosed(join(folder, path), folder, error));
  return { found: [named, ...manifests], problems: [], closed };
}

/** Files as named, all of a folder, all that a glob matches. */
export async function ofPaths(paths: readonly string[], cwd: string): Promise<Meant> {
  const found: Found[] = [];
  const problems: { path: string; problem: CannotDo }[] = [];
  const closed: Closed[] = [];
  for (const asked of paths) {
    const path = resolve(cwd, asked);
    if (existsSync(path))
      found.push(
        ...(statSync(path).isDirectory() ? await ofFolder(path, closed) : [{ path, from: cwd, isNamed: true }]),
      );
    else if (isDynamicPattern(asked)) {
      const before = closed.length;
      const matched = await ofGlob(asked, cwd, closed);
      if (matched.length === 0 && closed.length === before)
        problems.push({ path, problem: new CannotDo(`No file matches ${asked}.`) });
      found.push(...matched);
    } else problems.push({ path, problem: notThere(asked) });
  }
  return { found, problems, closed };
}

const notThere = (asked: string): CannotDo =>
  new CannotDo(`${asked} does not exist.`, 'Name a file or a folder that is there; nothing was checked.');

async function ofFolder(folder: string, closed: Closed[]): Promise<Found[]> {
  const paths = await listAllFiles(folder, (inside, error) =>
    closed.push(folderClosed(join(folder, inside), folder, error)),
  );
  return paths.map((path) => ({ path: join(folder, path), from: folder, isNamed: false }));
}

async function ofGlob(pattern: string, cwd: string, closed: Closed[]): Promise<Found[]> {
  const files = await glob(pattern.replaceAll('\\', '/'), {
    cwd,
    absolute: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    fs: globbing((folder, error) => closed.push(folderClosed(folder, cwd, error))),
    ignore: [...heavyFolders].map((name) => `**/${escapePath(name)}/**`),
  });
  return files.map((path) => ({ path: resolve(path), from: cwd, isNamed: false }));
}
