import fs from 'node:fs';
import type { RefusedFile } from '#protocol/check-report.ts';
import { errorText } from '../error-text.ts';
import { isExcluded, type RunProjects, within } from './projects.ts';

/** A folder that was meant and may not be looked into: what is in it is not judged, and that is said. */
export interface Closed {
  /** Absolute. */
  readonly path: string;
  /** Absolute path of the folder it was found from. */
  readonly from: string;
  readonly error: unknown;
}

export const folderClosed = (path: string, from: string, error: unknown): Closed => ({ path, from, error });

/** Those that no `checks.exclude` leaves out and that are still there, each once, as a report refuses them; told from `cwd`. */
export async function closedFolders(
  closed: readonly Closed[],
  cwd: string,
  projects: RunProjects,
): Promise<RefusedFile[]> {
  const refused = new Map<string, RefusedFile>();
  for (const { path, from, error } of closed) {
    if (isGone(error)) continue;
    const project = await projects.of(path, from);
    if (isExcluded(project, `${within(project.folder, path)}/`)) continue;
    const reason = `The folder may not be looked into: ${errorText(error)}. See that you may read it, or leave it out with checks.exclude.`;
    refused.set(path, { file: within(cwd, path) || '.', reason });
  }
  return [...refused.values()];
}

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The file system for a glob, which says nothing itself of a folder that it may not look into. */
export const globbing = (onClosed: (folder: string, error: unknown) => void): Pick<typeof fs, 'readdir'> => ({
  readdir: new Proxy(fs.readdir, {
    apply: (readdir, _, [folder, options, done]) =>
      readdir(folder, options, (error: unknown, entries: unknown) => {
        if (error !== null) onClosed(String(folder), error);
        done(error, entries);
      }),
  }),
});
