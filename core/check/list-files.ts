import { isListed, listedMost } from './project-files.ts';

export interface FolderEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

/**
 * Relative paths of a folder's files with `/`, sorted; links are not followed. `entries` answers what a folder holds, by its
 * own relative path, and nothing for one that may not be looked into. Without more said, a project's as `core/project.ts`
 * describes them.
 */
export async function listFiles(
  entries: (folder: string) => Promise<readonly FolderEntry[]>,
  isWanted: (folder: string) => boolean = isListed,
  most = listedMost,
): Promise<string[]> {
  const found: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await entries(folder)) {
      if (found.length >= most) return;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) found.push(path);
      else if (entry.isDirectory() && isWanted(path)) await walk(path);
    }
  };
  await walk('');
  return found.toSorted();
}
