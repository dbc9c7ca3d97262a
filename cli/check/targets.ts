import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { escapePath, glob, isDynamicPattern } from 'tinyglobby';
import { heavyFolders } from '#core/check/project-files.ts';
import { isJupytext, isScript } from '#core/notebook/script/read.ts';
import type { RefusedFile } from '#protocol/check-report.ts';
import { CannotDo } from '../exit.ts';
import { listAllFiles } from '../files.ts';
import { type Closed, closedFolders, folderClosed, globbing } from './closed.ts';
import { nothingIn } from './nothing.ts';
import type { Piped } from './piped.ts';
import { isExcluded, type RunProjects, within } from './projects.ts';
import { isNotebook, type Target } from './target.ts';
import { unreadBeside } from './unread.ts';

interface Found {
  /** Absolute. */
  readonly path: string;
  /** Absolute path of the folder it was found from. */
  readonly from: string;
  /** Named as it is, so that nothing leaves it out. */
  readonly isNamed: boolean;
  /** What was piped in under this name. */
  readonly piped?: string;
}

export interface Targets {
  readonly targets: readonly Target[];
  /** Folders that may not be looked into, and files beside the targets that should decide and cannot. */
  readonly refused: readonly RefusedFile[];
}

/**
 * Notebooks and manifests that the paths mean: files as named, all of a folder, all that a glob matches. Without a path what
 * `checks.paths` of the project says, else its notebook and its manifests; without a `slipway.yaml` all of the folder. Where a
 * text was piped in, that alone.
 */
export async function findTargets(
  paths: readonly string[],
  cwd: string,
  projects: RunProjects,
  piped: Piped | null = null,
): Promise<Targets> {
  const closed: Closed[] = [];
  const found =
    piped !== null
      ? [{ path: piped.path, from: cwd, isNamed: true, piped: piped.text }]
      : paths.length === 0
        ? await ofProject(cwd, projects, closed)
        : await ofPaths(paths, cwd, closed);
  const excluded: string[] = [];
  const targets = new Map<string, Target>();
  for (const one of found) {
    const { path, from, isNamed, ...piped } = one;
    if (targets.has(path) || !(await isMeant(one))) continue;
    const project = await projects.of(path, from);
    const file = within(project.folder, path);
    const isReadable = isNotebook(file) || project.checker.isManifest(file);
    if (isNamed && !isReadable)
      throw new CannotDo(
        `${path} is neither a notebook nor a manifest that Slipway reads.`,
        /(^|\/)slipway\.yml$/.test(file)
          ? 'Rename it to slipway.yaml.'
          : 'Name an .ipynb file, a script with `# %%` cells, slipway.yaml, a Dockerfile, a requirements file, a GitHub workflow or a model card.',
      );
    if (!isReadable) continue;
    if (isNamed || !isExcluded(project, file)) targets.set(path, { path, project, file, isNamed, ...piped });
    else excluded.push(file);
  }
  for (const { project } of [...targets.values()]) {
    const path = join(project.folder, 'slipway.yaml');
    // What it says does not hold as long as it cannot be read, and nobody would know.
    if (project.manifest === null && project.paths.includes('slipway.yaml') && !targets.has(path))
      targets.set(path, { path, project, file: 'slipway.yaml', isNamed: true });
  }
  const refused = [...(await closedFolders(closed, cwd, projects)), ...unreadBeside([...targets.values()], cwd)];
  if (targets.size === 0 && refused.length === 0)
    throw nothingIn(paths.length === 0 ? cwd : paths.join(', '), excluded);
  return { targets: [...targets.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), refused };
}

/** A folder's modules are no notebooks, but for those that jupytext keeps one in, alone: of a pair the notebook says it all. */
async function isMeant({ path, isNamed }: Found): Promise<boolean> {
  if (isNamed || !isScript(path)) return true;
  if (existsSync(path.replace(/\.py$/, '.ipynb'))) return false;
  // One that cannot be read is looked at, and refused with the reason.
  return readFile(path, 'utf8').then(isJupytext, () => true);
}

async function ofProject(cwd: string, projects: RunProjects, closed: Closed[]): Promise<Found[]> {
  const { folder, manifest, paths, checker, closed: inside } = await projects.of(join(cwd, 'slipway.yaml'), cwd);
  if (manifest === null) return ofFolder(cwd, closed);
  if (manifest.checks.paths !== undefined) return ofPaths(manifest.checks.paths, folder, closed);
  const named = { path: resolve(folder, manifest.notebook), from: folder, isNamed: true };
  if (!existsSync(named.path))
    throw new CannotDo(
      `${named.path} does not exist, and ${join(folder, 'slipway.yaml')} says it is the notebook.`,
      'Correct "notebook" there.',
    );
  closed.push(...[...inside].map(([path, error]) => folderClosed(join(folder, path), folder, error)));
  const manifests = paths.filter((path) => checker.isManifest(path));
  return [named, ...manifests.map((path) => ({ path: join(folder, path), from: folder, isNamed: false }))];
}

async function ofPaths(paths: readonly string[], cwd: string, closed: Closed[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    if (existsSync(absolute))
      found.push(
        ...(statSync(absolute).isDirectory()
          ? await ofFolder(absolute, closed)
          : [{ path: absolute, from: cwd, isNamed: true }]),
      );
    else if (isDynamicPattern(path)) found.push(...(await ofGlob(path, cwd, closed)));
    else throw new CannotDo(`${path} does not exist.`, 'Name a file or a folder that is there; nothing was checked.');
  }
  return found;
}

async function ofFolder(folder: string, closed: Closed[]): Promise<Found[]> {
  const paths = await listAllFiles(folder, (inside, error) =>
    closed.push(folderClosed(join(folder, inside), folder, error)),
  );
  return paths.map((path) => ({ path: join(folder, path), from: folder, isNamed: false }));
}

async function ofGlob(pattern: string, cwd: string, closed: Closed[]): Promise<Found[]> {
  const before = closed.length;
  const files = await glob(pattern.replaceAll('\\', '/'), {
    cwd,
    absolute: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    fs: globbing((folder, error) => closed.push(folderClosed(folder, cwd, error))),
    ignore: [...heavyFolders].map((name) => `**/${escapePath(name)}/**`),
  });
  if (files.length === 0 && closed.length === before) throw new CannotDo(`No file matches ${pattern}.`);
  return files.map((path) => ({ path: resolve(path), from: cwd, isNamed: false }));
}
