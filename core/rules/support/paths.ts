/** Path helpers over project-relative paths with `/`. */
export const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

/** The last part of a path in any spelling: `C:\data\x.csv`, `/home/a/x.csv`; empty for a folder's path. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? '';

/** `to` as seen from the folder `from`, both relative to the project. */
export function relativePath(from: string, to: string): string {
  const start = from === '' ? [] : from.split('/');
  const goal = to.split('/');
  let shared = 0;
  while (shared < start.length && shared < goal.length - 1 && start[shared] === goal[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...goal.slice(shared)].join('/');
}
