import type { Project } from '#core/project.ts';

/** A project as its notebook writes paths: from the folder that the notebook lies in, where its cells run. */
export interface Seen {
  /** With its paths as they are written there: `../data/x.csv`. */
  readonly project: Project;
  /** Back to the path in the project. */
  inProject(path: string): string;
}

/** `notebook` is its path in the project. */
export function seenFrom(project: Project, notebook: string): Seen {
  const folders = notebook.split('/').slice(0, -1);
  if (folders.length === 0) return { project, inProject: (path) => path };
  const original = new Map(project.paths.map((path) => [relativeTo(folders, path), path]));
  return {
    project: { ...project, paths: [...original.keys()] },
    inProject: (path) => original.get(path) ?? path,
  };
}

function relativeTo(folders: readonly string[], path: string): string {
  const parts = path.split('/');
  let shared = 0;
  while (shared < folders.length && shared < parts.length - 1 && folders[shared] === parts[shared]) shared += 1;
  return [...folders.slice(shared).map(() => '..'), ...parts.slice(shared)].join('/');
}
