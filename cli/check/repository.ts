import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { SarifOptions } from '#core/report/sarif.ts';
import { within } from './projects.ts';

/** What SARIF tells files from: the repository that `cwd` is in, as code scanning reads them, else `cwd` itself. */
export function sarifBase(cwd: string): SarifOptions['base'] {
  const root = repositoryOf(cwd);
  return root === null
    ? { description: 'Where slipway was run.', pathOf: (file) => file }
    : { description: 'The root of the repository.', pathOf: (file) => within(root, resolve(cwd, file)) || '.' };
}

/** The nearest folder upward with a `.git`, which is a file in a worktree and a submodule; null where there is none. */
function repositoryOf(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? null : repositoryOf(dirname(folder));
}
