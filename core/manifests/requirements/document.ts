import { type OptionEntry, parseRequirementsFile, type RequirementEntry } from '#core/environment/index.ts';
import { createLines, type Lines } from '../text/lines.ts';

/** A requirements or constraints file as pip reads it. */
export interface RequirementsDocument {
  readonly lines: Lines;
  readonly requirements: readonly RequirementEntry[];
  readonly options: readonly OptionEntry[];
  /** `input`: what people write (`*.in`); `lock`: every version and hash said; `constraints`: versions only; else `plain`. */
  readonly role: 'input' | 'lock' | 'constraints' | 'plain';
}

/** Reads any text; never throws. */
export function parseRequirements(text: string, file: string): RequirementsDocument {
  const entries = parseRequirementsFile(text);
  const requirements = entries.filter((entry) => entry.kind === 'requirement');
  const options = entries.filter((entry) => entry.kind === 'option');
  const name = file.slice(file.lastIndexOf('/') + 1);
  return { lines: createLines(text), requirements, options, role: roleOf(name, requirements, options) };
}

function roleOf(
  name: string,
  requirements: readonly RequirementEntry[],
  options: readonly OptionEntry[],
): RequirementsDocument['role'] {
  if (name.endsWith('.in')) return 'input';
  const hashed =
    requirements.some((entry) => entry.hashes.length > 0) || options.some((each) => each.name === 'require-hashes');
  if (hashed || name.endsWith('.lock')) return 'lock';
  return name.startsWith('constraints') ? 'constraints' : 'plain';
}

/** Whether a line names a file, a folder or an address in place of a distribution. */
export const isAddress = (text: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:|\.{0,2}[/\\]|[A-Za-z]:\\|\.{1,2}$)/.test(text) ||
  /^[^\s@<>=!~;]*(?:[/\\]|\.(?:whl|zip|tar\.gz|tar\.bz2))/.test(text);

/** The address of a repository in `git+https://...@ref#...`, as a line, after `name @` or after `-e`; null for others. */
export function repositoryIn(text: string): { readonly ref: string | null } | null {
  const match = /(?:^|[\s@])(?:git|hg|svn|bzr)\+[a-z+]+:\/\/(?:[^/@\s]+@)?[^@#\s]*(?:@([^#\s]+))?/.exec(text);
  return match ? { ref: match[1] ?? null } : null;
}
