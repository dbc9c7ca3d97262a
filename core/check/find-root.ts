/** What the search may ask of the disk. */
export interface Folders {
  /** Whether a folder holds an entry of that name. */
  has(folder: string, name: string): boolean;
  /** Absolute paths of the folders directly inside. */
  inside(folder: string): readonly string[];
}

/**
 * The project folder of a file: the nearest folder upward with a `slipway.yaml`; else the nearest with `.git`; else the
 * workspace folder; else the file's own. Never above the workspace folder the file is in. A folder of several Slipway projects
 * is not itself one: there the folder next to them counts.
 */
export function findRoot(file: string, workspace: readonly string[], folders: Folders): string {
  const own = dirname(file);
  const top = workspace.filter((folder) => isInside(own, folder)).sort((a, b) => b.length - a.length)[0];
  const upward = [own];
  for (let folder = own; folder !== top && dirname(folder) !== folder; ) {
    folder = dirname(folder);
    upward.push(folder);
  }
  const repository = upward.findIndex((folder) => folders.has(folder, '.git'));
  const searched = repository < 0 ? upward : upward.slice(0, repository + 1);
  const manifest = searched.find((folder) => folders.has(folder, 'slipway.yaml'));
  if (manifest !== undefined) return manifest;
  const root = upward[repository] ?? top ?? own;
  const child = upward[upward.indexOf(root) - 1];
  const shared = child !== undefined && folders.inside(root).some((folder) => folders.has(folder, 'slipway.yaml'));
  return shared ? child : root;
}

const isInside = (folder: string, parent: string) =>
  folder === parent ||
  folder.startsWith(
    parent.endsWith('/') || parent.endsWith('\\') ? parent : `${parent}${parent.includes('\\') ? '\\' : '/'}`,
  );

/** The folder a path is in; the root is in itself. POSIX and Windows paths. */
function dirname(path: string): string {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  if (at < 0 || path === '/' || /^[A-Za-z]:[\\/]$/.test(path)) return path;
  if (at === 0) return '/';
  return /^[A-Za-z]:$/.test(path.slice(0, at)) ? path.slice(0, at + 1) : path.slice(0, at);
}
