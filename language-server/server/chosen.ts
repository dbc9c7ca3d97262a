import { within } from './paths.ts';

/** Absolute paths: a folder, and the interpreter that was chosen for all in it. */
export interface ChosenInterpreter {
  readonly folder: string;
  readonly python: string;
  /** In our own setting. */
  readonly isSet: boolean;
}

/** The one of the nearest folder around a project. */
export function chosenFor(root: string, chosen: readonly ChosenInterpreter[]): ChosenInterpreter | undefined {
  const around = chosen.filter(({ folder }) => !within(folder, root).startsWith('..'));
  return around.toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

/** Its path; empty where there is none. */
export const interpreterOf = (root: string, chosen: readonly ChosenInterpreter[]): string =>
  chosenFor(root, chosen)?.python ?? '';
