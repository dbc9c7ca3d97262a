import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import ignore from 'ignore';
import { escapePath, glob, isDynamicPattern } from 'tinyglobby';
import { heavyFolders } from '#core/check/project-files.ts';
import { isJupytext, isScript } from '#core/notebook/script/read.ts';
import { CannotDo } from '../exit.ts';
import { listAllFiles } from '../files.ts';
import type { OpenProject } from '../project.ts';
import { type RunProjects, within } from './projects.ts';

/** A file to check, and its project. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  readonly project: OpenProject;
  /** Relative to the project, with `/`. */
  readonly file: string;
  /** Named as it is, and not found in a folder or by a glob. */
  readonly isNamed: boolean;
}

interface Found {
  /** Absolute. */
  readonly path: string;
  /** Absolute path of the folder it was found from. */
  readonly from: string;
  /** Named as it is, so that nothing leaves it out. */
  readonly isNamed: boolean;
}

/**
 * Notebooks and manifests that the paths mean: files as named, all of a folder, all that a glob matches. Without a path what
 * `checks.paths` of the project says, else its notebook and its manifests; without a `slipway.yaml` all of the folder.
 */
export async function findTargets(paths: readonly string[], cwd: string, projects: RunProjects): Promise<Target[]> {
  const found = paths.length === 0 ? await ofProject(cwd, projects) : await ofPaths(paths, cwd);
  const targets = new Map<string, Target>();
  for (const one of found) {
    const { path, from, isNamed } = one;
    if (targets.has(path) || !(await isMeant(one))) continue;
    const project = await projects.of(path, from);
    const file = within(project.folder, path);
    const isReadable = isNotebook(file) || project.checker.isManifest(file);
    if (isNamed && !isReadable)
      throw new CannotDo(
        `${path} is neither a notebook nor a manifest that Slipway reads.`,
        'Name an .ipynb file, a script with `# %%` cells, slipway.yaml, a Dockerfile, a requirements file, a GitHub workflow or a model card.',
      );
    if (isReadable && (isNamed || !isExcluded(project, file))) targets.set(path, { path, project, file, isNamed });
  }
  for (const { project } of [...targets.values()]) {
    const path = join(project.folder, 'slipway.yaml');
    // What it says does not hold as long as it cannot be read, and nobody would know.
    if (project.manifest === null && project.paths.includes('slipway.yaml') && !targets.has(path))
      targets.set(path, { path, project, file: 'slipway.yaml', isNamed: true });
  }
  if (targets.size === 0)
    throw new CannotDo(
      `There is no notebook and no manifest in ${paths.length === 0 ? cwd : paths.join(', ')}.`,
      'Name a notebook or a folder: slipway check PATH.',
    );
  return [...targets.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export const isNotebook = (file: string): boolean => file.endsWith('.ipynb') || isScript(file);

/** A folder's modules are no notebooks, but for those that jupytext keeps one in, alone: of a pair the notebook says it all. */
async function isMeant({ path, isNamed }: Found): Promise<boolean> {
  if (isNamed || !isScript(path)) return true;
  if (existsSync(path.replace(/\.py$/, '.ipynb'))) return false;
  // One that cannot be read is looked at, and refused with the reason.
  return readFile(path, 'utf8').then(isJupytext, () => true);
}

async function ofProject(cwd: string, projects: RunProjects): Promise<Found[]> {
  const { folder, manifest, paths, checker } = await projects.of(join(cwd, 'slipway.yaml'), cwd);
  if (manifest === null) return ofFolder(cwd);
  if (manifest.checks.paths !== undefined) return ofPaths(manifest.checks.paths, folder);
  const named = { path: resolve(folder, manifest.notebook), from: folder, isNamed: true };
  if (!existsSync(named.path))
    throw new CannotDo(
      `${named.path} does not exist, and ${join(folder, 'slipway.yaml')} says it is the notebook.`,
      'Correct "notebook" there.',
    );
  const manifests = paths.filter((path) => checker.isManifest(path));
  return [named, ...manifests.map((path) => ({ path: join(folder, path), from: folder, isNamed: false }))];
}

async function ofPaths(paths: readonly string[], cwd: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    const absolute = resolve(cwd, path);
    if (existsSync(absolute))
      found.push(
        ...(statSync(absolute).isDirectory()
          ? await ofFolder(absolute)
          : [{ path: absolute, from: cwd, isNamed: true }]),
      );
    else if (isDynamicPattern(path)) found.push(...(await ofGlob(path, cwd)));
    else throw new CannotDo(`${path} does not exist.`, 'Name a file or a folder that is there; nothing was checked.');
  }
  return found;
}

const ofFolder = async (folder: string): Promise<Found[]> =>
  (await listAllFiles(folder)).map((path) => ({ path: join(folder, path), from: folder, isNamed: false }));

async function ofGlob(pattern: string, cwd: string): Promise<Found[]> {
  const files = await glob(pattern.replaceAll('\\', '/'), {
    cwd,
    absolute: true,
    followSymbolicLinks: false,
    expandDirectories: false,
    ignore: [...heavyFolders].map((name) => `**/${escapePath(name)}/**`),
  });
  if (files.length === 0) throw new CannotDo(`No file matches ${pattern}.`);
  return files.map((path) => ({ path: resolve(path), from: cwd, isNamed: false }));
}

const isExcluded = ({ manifest }: OpenProject, file: string): boolean =>
  manifest !== null && !file.startsWith('../') && ignore().add(manifest.checks.exclude).ignores(file);
