import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** What lies below a folder and is no folder: paths with `/`, sorted; `isFile` is false for links, too. */
export async function entriesOf(folder: string): Promise<{ path: string; isFile: boolean }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      path: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
      isFile: entry.isFile(),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
