import { CannotDo } from './exit.ts';
import type { OpenProject } from './project.ts';

/** The notebook named, else the one of slipway.yaml, else the only one there is. */
export function notebookOf(project: OpenProject, named: string | undefined): string {
  if (named !== undefined) return project.relative(named);
  if (project.manifest !== null) return project.manifest.notebook;
  const [notebook, ...others] = project.paths.filter((path) => path.endsWith('.ipynb'));
  if (notebook === undefined) throw new CannotDo(`${project.folder} has no notebook.`, 'Name one with --notebook.');
  if (others.length > 0)
    throw new CannotDo(`${project.folder} has ${others.length + 1} notebooks.`, 'Name one with --notebook.', [
      notebook,
      ...others,
    ]);
  return notebook;
}
