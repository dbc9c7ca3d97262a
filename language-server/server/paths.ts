import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The absolute path of a `file:` URI, or null for any other (untitled, virtual file systems). */
export function pathOf(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

/** A path within a folder, with `/`. */
export const within = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');
