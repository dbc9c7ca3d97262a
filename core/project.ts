import type { Manifest } from '#protocol/manifest.ts';

/** The project folder as far as core may see it: texts of the files it asked for, no file system. */
export interface Project {
  /** Manifest, or null where there is none or it does not parse (a rule says why). */
  readonly manifest: Manifest | null;
  /** Relative path with `/` to text, for the files of `projectFiles`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Relative paths of all files up to four folders deep, dot folders but `.github` and heavy ones left out. */
  readonly paths: readonly string[];
}
