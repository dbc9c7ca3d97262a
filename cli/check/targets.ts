import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isJupytext, isScript } from '#core/notebook/script/read.ts';
import type { RefusedFile } from '#protocol/check-report.ts';
import { CannotDo } from '../exit.ts';
import { closedFolders } from './closed.ts';
import { nothingIn } from './nothing.ts';
import { type Found, type Meant, ofPaths, ofProject } from './paths.ts';
import type { Piped } from './piped.ts';
import { isExcluded, type RunProjects, within } from './projects.ts';
import { isNotebook, type Target } from './target.ts';
import { unreadBeside } from './unread.ts';

export interface Targets {
  readonly targets: readonly Target[];
  /** Paths that nothing can be made of, folders that may not be looked into, files beside the targets that should decide and cannot. */
  readonly refused: readonly RefusedFile[];
}

/** A path of those asked for that nothing can be made of; the others are checked all the same. */
interface Unusable {
  /** Relative to where the command runs. */
  readonly file: string;
  readonly problem: CannotDo;
}

/**
 * Notebooks and manifests that the paths mean: files as named, all of a folder, all that a glob matches. Without a path what
 * `checks.paths` of the project says, else its notebook and its manifests; without a `slipway.yaml` all of the folder. Where a
 * text was piped in, that alone. Rejects where they mean nothing at all.
 */
export async function findTargets(
  paths: readonly string[],
  cwd: string,
  projects: RunProjects,
  piped: Piped | null = null,
): Promise<Targets> {
  const { found, problems, closed } = await meantBy(paths, cwd, projects, piped);
  const unusable: Unusable[] = problems.map(({ path, problem }) => ({ file: within(cwd, path), problem }));
  const excluded: string[] = [];
  const targets = new Map<string, Target>();
  for (const one of found) {
    const { path, from, isNamed, ...rest } = one;
    if (targets.has(path) || !(await isMeant(one))) continue;
    const project = await projects.of(path, from);
    const file = within(project.folder, path);
    if (!isNotebook(file) && !project.checker.isManifest(file)) {
      if (isNamed) unusable.push({ file: within(cwd, path), problem: neither(path) });
    } else if (isNamed || !isExcluded(project, file)) targets.set(path, { path, project, file, isNamed, ...rest });
    else excluded.push(file);
  }
  for (const { project } of [...targets.values()]) {
    const path = join(project.folder, 'slipway.yaml');
    // What it says does not hold as long as it cannot be read, and nobody would know.
    if (project.manifest === null && project.paths.includes('slipway.yaml') && !targets.has(path))
      targets.set(path, { path, project, file: 'slipway.yaml', isNamed: true });
  }
  const unread = [...(await closedFolders(closed, cwd, projects)), ...unreadBeside([...targets.values()], cwd)];
  if (targets.size === 0 && unread.length === 0) throw nothingToCheck(paths, cwd, unusable, excluded);
  return {
    targets: [...targets.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    refused: [...unusable.map(({ file, problem }) => ({ file, reason: problem.message })), ...unread],
  };
}

async function meantBy(
  paths: readonly string[],
  cwd: string,
  projects: RunProjects,
  piped: Piped | null,
): Promise<Meant> {
  if (piped === null) return paths.length === 0 ? ofProject(cwd, projects) : ofPaths(paths, cwd);
  return { found: [{ path: piped.path, from: cwd, isNamed: true, piped: piped.text }], problems: [], closed: [] };
}

function nothingToCheck(
  paths: readonly string[],
  cwd: string,
  [first, ...rest]: readonly Unusable[],
  excluded: readonly string[],
): CannotDo {
  if (first === undefined) return nothingIn(paths.length === 0 ? cwd : paths.join(', '), excluded);
  const { message, remedy } = first.problem;
  return new CannotDo(
    message,
    remedy,
    rest.map(({ problem }) => problem.message),
  );
}

const neither = (path: string): CannotDo =>
  new CannotDo(
    `${path} is neither a notebook nor a manifest that Slipway reads.`,
    /[\\/]slipway\.yml$/.test(path)
      ? 'Rename it to slipway.yaml.'
      : 'Name an .ipynb file, a script with `# %%` cells, slipway.yaml, a Dockerfile, a requirements file, a GitHub workflow or a model card.',
  );

/** A folder's modules are no notebooks, but for those that jupytext keeps one in, alone: of a pair the notebook says it all. */
async function isMeant({ path, isNamed }: Found): Promise<boolean> {
  if (isNamed || !isScript(path)) return true;
  if (existsSync(path.replace(/\.py$/, '.ipynb'))) return false;
  // One that cannot be read is looked at, and refused with the reason.
  return readFile(path, 'utf8').then(isJupytext, () => true);
}
