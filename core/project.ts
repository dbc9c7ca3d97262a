import type { Manifest } from '#protocol/manifest.ts';
import type { Installed } from './environment/distributions.ts';

/** The project folder as far as core may see it: texts of the files it asked for, no file system. */
export interface Project {
  /** Manifest, or null where there is none or it does not parse (a rule says why). */
  readonly manifest: Manifest | null;
  /** Relative path with `/` to text, for the files of `projectFiles`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Texts of the project's own Python files by path, those that a notebook can import; left out where nobody read them. */
  readonly modules?: ReadonlyMap<string, string>;
  /** Relative paths of all files up to four folders deep, dot folders but `.github` and heavy ones left out. */
  readonly paths: readonly string[];
  /** Distributions by top module, as the project's own Python environment has them; left out where it has none. */
  readonly installed?: ReadonlyMap<string, readonly Installed[]>;
}
