import type { Project } from '#core/project.ts';
import { modelTextNames } from './model-texts.ts';
import { isListed, isProjectFile, listedMost, namedIn, ownRecords } from './project-files.ts';

/** What is at a path now: null for nothing, `other` for what no list of files has (links, devices). */
export type Entry = 'file' | 'folder' | 'other' | null;

/**
 * A project after something came, went or changed in it, or null where it has to be read anew. Of most files rules know only that they
 * are there: a log that grows changes nothing, and a checkpoint that is written only the list of files. `path` is relative to the
 * project, `entry` what is there now.
 */
export function afterChange(project: Project, path: string, entry: () => Entry): Project | null {
  const { paths } = project;
  if (path === '' || isTextRead(project, path)) return null;
  if (!foldersOf(path).every(isListed)) return project;
  const now = entry();
  if (now === 'folder') return isListed(path) ? null : project;
  const isIn = (each: string) => each === path || each.startsWith(`${path}/`);
  if (now === 'file')
    return paths.includes(path) || paths.length >= listedMost
      ? project
      : { ...project, paths: [...paths, path].toSorted() };
  const gone = paths.filter(isIn);
  if (gone.length === 0) return project;
  return gone.some((each) => isTextRead(project, each))
    ? null
    : { ...project, paths: paths.filter((each) => !isIn(each)) };
}

/** Whether more than a file's name is read: of what is a manifest by its name or by ours, and of the model folder, wherever that is. */
function isTextRead({ manifest }: Project, path: string): boolean {
  const folder = (manifest?.model.folder ?? 'model').replace(/^\.\/|\/$/g, '');
  if (ownRecords.some((name) => `${name}/`.startsWith(`${path}/`))) return true;
  if (modelTextNames.some((name) => `${folder}/${name}/`.startsWith(`${path}/`))) return true;
  return foldersOf(path).every(isListed) && (isProjectFile(path) || namedIn(manifest).includes(path));
}

const foldersOf = (path: string): string[] => {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
};
