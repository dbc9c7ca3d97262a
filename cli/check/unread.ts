import { dirname, posix } from 'node:path';
import type { RefusedFile } from '#protocol/check-report.ts';
import { isExcluded, within } from './projects.ts';
import type { Target } from './target.ts';

/**
 * What should have decided over the targets and did not: files of their projects that rules look at and that cannot be read,
 * and a `slipway.yml`, which nothing reads. Targets say themselves that they cannot be read. Paths are told from `cwd`.
 */
export function unreadBeside(targets: readonly Target[], cwd: string): RefusedFile[] {
  const named = new Set(targets.map(({ path }) => path));
  const refused = new Map<string, string>();
  for (const { project, file } of targets) {
    for (const [path, { reason }] of project.unread)
      if (!named.has(project.resolve(path)) && !isExcluded(project, path)) refused.set(project.resolve(path), reason);
    for (const folder of foldersOf(file)) {
      const other = posix.join(folder, 'slipway.yml');
      // A workflow may be named so.
      const isMisnamed = project.paths.includes(other) && !project.checker.isManifest(other);
      if (isMisnamed && !project.paths.includes(posix.join(folder, 'slipway.yaml')))
        refused.set(project.resolve(other), misnamed);
    }
  }
  return [...refused].map(([path, reason]) => ({ file: within(cwd, path), reason }));
}

/** Why a `slipway.yml` is refused, in a sentence. */
const misnamed = 'Slipway reads slipway.yaml and no slipway.yml, so nothing of it counts: rename it to slipway.yaml.';

/** A file's folders, relative to its project, up to the project itself. */
function foldersOf(file: string): string[] {
  const folder = dirname(file);
  return folder === '.' || folder.startsWith('..') ? ['.'] : [folder, ...foldersOf(folder)];
}
