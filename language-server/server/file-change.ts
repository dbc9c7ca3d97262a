import { lstatSync } from 'node:fs';
import type { Entry } from '#core/check/changed-file.ts';
import { within } from './paths.ts';

/** What became of a file on disk. */
export interface FileChange {
  readonly path: string;
  readonly happened: 'created' | 'changed' | 'deleted';
}

/** Whether a path is a folder's, or in it. */
export const isAround = (root: string, path: string): boolean => {
  const file = within(root, path);
  return file !== '..' && !file.startsWith('../');
};

/** What is at an absolute path, a link not followed. */
export function entryAt(path: string): Entry {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return null;
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
}
