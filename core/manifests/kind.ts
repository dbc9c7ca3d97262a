import type { Project } from '#core/project.ts';
import type { RuleMeta } from '#core/rules/rule.ts';
import type { Finding } from '#protocol/finding.ts';

/** A kind of manifest: which files it is, and what is wrong with one. Parsing never throws: a syntax error is a finding. */
export interface ManifestKind {
  /** Folder name under `core/manifests`, and the family of its rules' ids. */
  readonly id: string;
  readonly title: string;
  /** A path of this kind, for texts that come without one (`--stdin`, examples). */
  readonly example: string;
  readonly rules: readonly RuleMeta[];
  /** Whether a path, relative to the project, is of this kind. */
  matches(path: string): boolean;
  /** Findings in order of place. Positions do not count a byte order mark. */
  lint(text: string, file: string, project: Project): Finding[];
}
