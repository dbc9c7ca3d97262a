import { pathsOf, propose, type Separated } from '#core/separate/propose.ts';
import type { ProposedFile } from '#protocol/generated.ts';
import { isWritten } from '#protocol/is-written.ts';
import { CannotDo } from '../exit.ts';
import type { OpenProject } from '../project.ts';
import { keep, textBefore } from '../write.ts';
import { writeTogether } from './together.ts';

/** Separated code over what is there now. */
export interface Proposed {
  readonly files: readonly ProposedFile[];
  /** Those that are written. */
  readonly changed: readonly ProposedFile[];
  readonly before: ReadonlyMap<string, string | null>;
  readonly record: string;
}

/** What of a project writing into it takes. */
export type Place = Pick<OpenProject, 'folder' | 'manifest' | 'resolve'>;

export async function proposedOver(
  project: Place,
  made: Separated,
  notebook: string,
  force = false,
): Promise<Proposed> {
  const title = project.manifest?.name ?? notebook.replace(/^.*\/|\.\w+$/g, '');
  const paths = pathsOf(made);
  const texts = await Promise.all(paths.map((path) => textBefore(project.resolve(path))));
  const before = new Map(paths.map((path, index) => [path, texts[index] ?? null]));
  const { files, record } = propose(made, before, title, force);
  return { files, changed: files.filter(({ state }) => isWritten(state)), before, record };
}

/** All files or none; what is replaced is kept beside it first. */
export async function write(project: Place, { changed, record }: Proposed): Promise<void> {
  for (const { path, state } of changed) if (state === 'replaced') await keep(project.resolve(path));
  await writeTogether(project.folder, changed, record);
}

/** A folder of the project for the code; empty for the project itself. */
export function folderIn(project: OpenProject, to: string | undefined): string {
  if (to === undefined) return '';
  const folder = project.relative(to);
  if (folder === '..' || folder.startsWith('../'))
    throw new CannotDo(`${to} is outside of the project ${project.folder}.`, 'Name a folder in it.');
  return folder;
}
