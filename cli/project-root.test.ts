import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { projectRoot } from './project-root.ts';

let top = '';
afterEach(() => rmSync(top, { recursive: true, force: true }));

/** A tree of empty files; names that end with a slash are folders. */
function tree(...paths: readonly string[]): void {
  top = mkdtempSync(join(tmpdir(), 'slipway-root-'));
  for (const path of paths) {
    mkdirSync(path.endsWith('/') ? join(top, path) : dirname(join(top, path)), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(join(top, path), '');
  }
}

it.each([
  ['a manifest beside it', ['p/slipway.yaml', 'p/a.ipynb'], 'p/a.ipynb', '', 'p'],
  ['a manifest above it', ['p/slipway.yaml', 'p/notebooks/a.ipynb'], 'p/notebooks/a.ipynb', 'p/notebooks', 'p'],
  ['a repository, called at its root', ['p/.git/', 'p/notebooks/a.ipynb', 'p/data/'], 'p/notebooks/a.ipynb', 'p', 'p'],
  [
    'a repository, called in a folder of it',
    ['p/.git/', 'p/notebooks/a.ipynb'],
    'p/notebooks/a.ipynb',
    'p/notebooks',
    'p/notebooks',
  ],
  ['a repository, called from elsewhere', ['p/.git/', 'p/notebooks/a.ipynb', 'q/'], 'p/notebooks/a.ipynb', 'q', 'p'],
  ['a repository with a manifest above it', ['slipway.yaml', 'p/.git/', 'p/a.ipynb'], 'p/a.ipynb', 'p', 'p'],
  ['no mark at all', ['p/notebooks/a.ipynb'], 'p/notebooks/a.ipynb', 'p', 'p/notebooks'],
])('%s', (_, paths, file, cwd, root) => {
  tree(...paths);
  const path = join(top, file);
  expect(projectRoot(path, dirname(path), join(top, cwd))).toBe(join(top, root));
});
