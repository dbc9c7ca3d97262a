import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { directRequirement } from '#core/environment/index.ts';
import type { DirectPackage } from './model.ts';

export interface Unhashed {
  readonly name: string;
  /** A repository at a commit, a folder of this machine, or one file by its address. */
  readonly kind: DirectPackage['origin']['kind'];
  /** Its line in the file. */
  readonly line: string;
}

/** The lines for packages that no index gave: a repository at its commit, a folder with the digest of its files. */
export async function unhashedLines(packages: readonly DirectPackage[], project: string): Promise<Unhashed[]> {
  const sorted = [...packages].sort((a, b) => (a.name < b.name ? -1 : 1));
  return Promise.all(
    sorted.map(async ({ name, origin }) => {
      const line = directRequirement(name, origin);
      if (line !== null || origin.kind !== 'folder') return { name, kind: origin.kind, line: line ?? name };
      return { name, kind: origin.kind, line: await folderLine(name, origin.path, project) };
    }),
  );
}

const head = `# What has no hash that an index vouches for, beside the lock. Made by Slipway: install it after the lock, with --no-deps.
# A repository is pinned to a commit, a folder to the digest of its files.
`;

export const unhashedText = (lines: readonly Unhashed[]): string =>
  `${head}${lines.map(({ line }) => `${line}\n`).join('')}`;

async function folderLine(name: string, path: string, project: string): Promise<string> {
  const inside = relative(project, path).split(sep).join('/');
  const shown = inside.startsWith('..') || inside === '' || /^[A-Za-z]:/.test(inside) ? path : `./${inside}`;
  return `${shown}  # ${name}, files sha256:${await digestOfFolder(path)}`;
}

/** Whether the folders that an unhashed file names still have the files they had. */
export async function foldersAgree(text: string, project: string): Promise<boolean> {
  for (const [, path = '', digest] of text.matchAll(/^(\S.*?) {2}# \S+, files sha256:([0-9a-f]{64})$/gm))
    if ((await digestOfFolder(path.startsWith('./') ? join(project, path) : path)) !== digest) return false;
  return true;
}

/** What building and using a package leaves in its folder, and what is no part of it. */
const leftovers =
  /(?:^|\/)(?:\.git|\.hg|\.venv|venv|__pycache__|node_modules|build|dist|\.[a-z]+_cache|[^/]+\.egg-info)$/;

/** SHA-256 over the paths and bytes of a folder's files, in order of path; of one file, over its bytes. */
async function digestOfFolder(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const visit = async (inside: string): Promise<void> => {
    const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch(() => null);
    if (entries === null) return;
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (leftovers.test(path)) continue;
      if (entry.isDirectory()) await visit(path);
      else if (entry.isFile()) hash.update(`${path}\0`).update(await readFile(join(folder, path)));
    }
  };
  const whole = await readFile(folder).catch(() => null);
  if (whole === null) await visit('');
  else hash.update(whole);
  return hash.digest('hex');
}
