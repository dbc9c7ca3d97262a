import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SarifOptions } from '#core/report/sarif.ts';
import { within } from './projects.ts';

/** What SARIF tells files from: the repository that `cwd` is in, as code scanning reads them, else `cwd` itself. */
export function sarifBase(cwd: string): SarifOptions['base'] {
  const root = repositoryOf(cwd);
  const base = root ?? cwd;
  return {
    description: root === null ? 'Where slipway was run.' : 'The root of the repository.',
    pathOf: (file) => {
      const path = resolve(cwd, file);
      const relative = within(base, path) || '.';
      return relative === '..' || relative.startsWith('../') || isAbsolute(relative)
        ? pathToFileURL(path).href
        : relative;
    },
  };
}

/** The nearest folder upward with a `.git`, which is a file in a worktree and a submodule; null where there is none. */
function repositoryOf(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? null : repositoryOf(dirname(folder));
}
