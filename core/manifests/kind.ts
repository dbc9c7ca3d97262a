import type { Project } from '#core/project.ts';
import type { Finding } from '#protocol/finding.ts';

/** A kind of manifest: which files it is, and what is wrong with one. Parsing never throws: a syntax error is a finding. */
export interface ManifestKind {
  /** Folder name under `core/manifests`. */
  readonly id: string;
  readonly title: string;
  /** Whether a path, relative to the project, is of this kind. */
  matches(path: string): boolean;
  lint(text: string, file: string, project: Project): Finding[];
}
