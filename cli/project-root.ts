import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { findRoot } from '#core/check/find-root.ts';

/**
 * The project folder of a file, as the editor finds it with a workspace open where the command was called: the nearest folder
 * upward with a `slipway.yaml`; else within a repository its root, but not above `cwd` when the file is in that; else `asked`.
 * All paths absolute; `asked` is the folder that was named, the file's own when only the file was.
 */
export function projectRoot(file: string, asked: string, cwd: string): string {
  const upward = foldersUpward(file);
  const repository = upward.find((folder) => has(folder, '.git'));
  if (upward.some((folder) => has(folder, 'slipway.yaml'))) {
    const nearest = findRoot(file, [], { has, inside });
    if (has(nearest, 'slipway.yaml')) return nearest;
  }
  if (repository === undefined) return findRoot(file, [asked], { has, inside });
  const isCalledInside = isInside(dirname(file), cwd) && isInside(cwd, repository);
  return findRoot(file, isCalledInside ? [cwd] : [], { has, inside });
}

const has = (folder: string, name: string): boolean => existsSync(join(folder, name));

const inside = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));

const isInside = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || /^\.\.[\\/]/.test(way) || /^[A-Za-z]:/.test(way));
};

function foldersUpward(file: string): string[] {
  const folders = [dirname(file)];
  for (let folder = dirname(file); dirname(folder) !== folder; folder = dirname(folder)) folders.push(dirname(folder));
  return folders;
}
