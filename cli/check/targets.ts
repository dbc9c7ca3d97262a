import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore from 'ignore';
import { isJupytext, isScript } from '#core/notebook/script/read.ts';
import { CannotDo } from '../exit.ts';
import type { OpenProject } from '../project.ts';
import { type Found, ofPaths, ofProject } from './paths.ts';
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

/** A path of those asked for that nothing can be made of; the others are checked all the same. */
export interface Unusable {
  /** Relative to where the command runs. */
  readonly file: string;
  readonly problem: CannotDo;
}

export interface Targets {
  readonly targets: readonly Target[];
  readonly unusable: readonly Unusable[];
}

/**
 * Notebooks and manifests that the paths mean: files as named, all of a folder, all that a glob matches. Without a path what
 * `checks.paths` of the project says, else its notebook and its manifests; without a `slipway.yaml` all of the folder. Rejects where
 * they mean nothing at all.
 */
export async function findTargets(paths: readonly string[], cwd: string, projects: RunProjects): Promise<Targets> {
  const { found, problems } = paths.length === 0 ? await ofProject(cwd, projects) : await ofPaths(paths, cwd);
  const unusable = problems.map(({ path, problem }) => ({ file: within(cwd, path), problem }));
  const targets = new Map<string, Target>();
  for (const one of found) {
    const { path, from, isNamed } = one;
    if (targets.has(path) || !(await isMeant(one))) continue;
    const project = await projects.of(path, from);
    const file = within(project.folder, path);
    const isReadable = isNotebook(file) || project.checker.isManifest(file);
    if (isNamed && !isReadable) unusable.push({ file: within(cwd, path), problem: neither(path) });
    if (isReadable && (isNamed || !isExcluded(project, file))) targets.set(path, { path, project, file, isNamed });
  }
  for (const { project } of [...targets.values()]) {
    const path = join(project.folder, 'slipway.yaml');
    // What it says does not hold as long as it cannot be read, and nobody would know.
    if (project.manifest === null && project.paths.includes('slipway.yaml') && !targets.has(path))
      targets.set(path, { path, project, file: 'slipway.yaml', isNamed: true });
  }
  const [first, ...rest] = unusable;
  if (targets.size === 0 && first !== undefined) {
    const { message, remedy } = first.problem;
    throw new CannotDo(
      message,
      remedy,
      rest.map(({ problem }) => problem.message),
    );
  }
  if (targets.size === 0)
    throw new CannotDo(
      `There is no notebook and no manifest in ${paths.length === 0 ? cwd : paths.join(', ')}.`,
      'Name a notebook or a folder: slipway check PATH.',
    );
  return { targets: [...targets.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), unusable };
}

const neither = (path: string): CannotDo =>
  new CannotDo(
    `${path} is neither a notebook nor a manifest that Slipway reads.`,
    'Name an .ipynb file, a script with `# %%` cells, slipway.yaml, a Dockerfile, a requirements file, a GitHub workflow or a model card.',
  );

export const isNotebook = (file: string): boolean => file.endsWith('.ipynb') || isScript(file);

/** A folder's modules are no notebooks, but for those that jupytext keeps one in, alone: of a pair the notebook says it all. */
async function isMeant({ path, isNamed }: Found): Promise<boolean> {
  if (isNamed || !isScript(path)) return true;
  if (existsSync(path.replace(/\.py$/, '.ipynb'))) return false;
  // One that cannot be read is looked at, and refused with the reason.
  return readFile(path, 'utf8').then(isJupytext, () => true);
}

const isExcluded = ({ manifest }: OpenProject, file: string): boolean =>
  manifest !== null && !file.startsWith('../') && ignore().add(manifest.checks.exclude).ignores(file);
