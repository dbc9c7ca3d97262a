import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotDo } from './exit.ts';

/** Folder of the built programs: where this file was bundled to, or `dist/` of a checkout. */
export function assetsFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [here, dirname(here), join(dirname(here), 'dist')];
  const found = candidates.find((folder) => existsSync(join(folder, 'wasm', 'tree-sitter-python.wasm')));
  if (found === undefined)
    throw new CannotDo(
      `The built programs were not found in ${candidates.join(', ')}.`,
      'In a checkout run "npm run build".',
    );
  return found;
}
