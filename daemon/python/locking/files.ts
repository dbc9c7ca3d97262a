import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { replaceFile } from '#daemon/process/index.ts';

/** A file of the project as it is and as it has to be. */
export interface Change {
  /** Relative to the project. */
  readonly path: string;
  /** Null where there is none. */
  readonly before: string | null;
  readonly after: string;
}

export const changesIn = (changes: readonly Change[]): Change[] =>
  changes.filter(({ before, after }) => before === null || before.replaceAll('\r\n', '\n') !== after);

/**
 * Writes files in this order, each whole. A lock stands after what it is made from: what is left when the power goes is a lock whose
 * digest does not fit, which is made anew.
 */
export async function writeChanges(project: string, changes: readonly Change[]): Promise<void> {
  for (const { path, after } of changes) {
    const file = join(project, path);
    await mkdir(dirname(file), { recursive: true });
    await replaceFile(file, after);
  }
}

export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
