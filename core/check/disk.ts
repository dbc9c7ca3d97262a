import type { Disk } from '#core/environment/index.ts';
import type { FolderEntry } from './list-files.ts';

/** What is taken of `node:fs/promises`: core has no file system, and the command line and the language server hand theirs in. */
export interface FileSystem {
  readdir(folder: string, options: { readonly withFileTypes: true }): Promise<readonly FolderEntry[]>;
  readFile(file: string, encoding: 'utf8'): Promise<string>;
  stat(path: string): Promise<{ readonly mtimeMs: number; readonly size: number }>;
}

/** The disk as projects are read from it. */
export interface ProjectDisk extends Disk {
  /** What a folder holds; nothing where there is no such folder. */
  entries(folder: string): Promise<readonly FolderEntry[]>;
  /** A file's text; null for a longer one, which is no manifest. */
  readUpTo(file: string, longest: number): Promise<string | null>;
}

/** Tells why something that is there could not be read. */
export type TellUnreadable = (path: string, error: unknown) => void;

/**
 * A disk that answers "not there" for what is not there and for nothing else: that something may not be read or is broken is told,
 * once a path, and it is left out then.
 */
export function diskOver(files: FileSystem, tell: TellUnreadable): ProjectDisk {
  const told = new Set<string>();
  const or =
    <T>(path: string, nothing: T) =>
    (error: unknown): T => {
      if (!isMissing(error) && !told.has(path)) {
        told.add(path);
        tell(path, error);
      }
      return nothing;
    };
  const entries: ProjectDisk['entries'] = (folder) =>
    files.readdir(folder, { withFileTypes: true }).catch(or(folder, []));
  return {
    entries,
    list: async (folder) => (await entries(folder)).map(({ name }) => name),
    read: (file) => files.readFile(file, 'utf8').catch(or(file, null)),
    changed: (path) => files.stat(path).then(({ mtimeMs }) => mtimeMs, or(path, null)),
    readUpTo: (file, longest) =>
      files
        .stat(file)
        .then(({ size }) => (size > longest ? null : files.readFile(file, 'utf8')))
        .catch(or(file, null)),
  };
}

/** Whether nothing of that name is there: no entry, a file where the path wants a folder, a folder where a file was wanted. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && missing.has(String(error.code));

const missing: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);
