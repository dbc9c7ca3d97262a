import { isScript } from '#core/notebook/script/read.ts';
import type { OpenProject } from '../project.ts';

/** A file to check, and its project. */
export interface Target {
  /** Absolute. */
  readonly path: string;
  readonly project: OpenProject;
  /** Relative to the project, with `/`. */
  readonly file: string;
  /** Named as it is, and not found in a folder or by a glob. */
  readonly isNamed: boolean;
  /** What was piped in under this name; left out where the file on disk is meant. */
  readonly piped?: string;
}

export const isNotebook = (file: string): boolean => file.endsWith('.ipynb') || isScript(file);
