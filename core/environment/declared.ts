import type { Project } from '#core/project.ts';
import { normalizedName } from './name.ts';
import { parseRequirementsFile, type RequirementEntry } from './requirements-file.ts';

/** Where a project says what it needs, by the manifest or by habit. */
export const requirementsPath = (project: Project): string =>
  project.manifest?.environment.requirements ??
  ['requirements.in', 'requirements.txt'].find((path) => project.texts.has(path)) ??
  'requirements.in';

export const lockPath = (project: Project): string => project.manifest?.environment.lock ?? 'requirements.lock';

/** Lines of a requirements file of the project that name a distribution; none when the file is not there. */
export function requirementEntries(project: Project, path: string): RequirementEntry[] {
  const lines = parseRequirementsFile(project.texts.get(path) ?? '');
  return lines.filter((line) => line.kind === 'requirement');
}

/** Distributions named in a requirements file, after PEP 503. */
export function declaredDistributions(project: Project, path: string): ReadonlySet<string> {
  return new Set(
    requirementEntries(project, path).flatMap(({ requirement }) =>
      requirement.ok ? [requirement.value.normalized] : [],
    ),
  );
}

/**
 * The distribution a project itself names for a module: a requirement of that name, or one whose comment says
 * `imports: module`. Null when it says nothing.
 */
export function declaredFor(project: Project, module: string): string | null {
  for (const { requirement, comment } of requirementEntries(project, requirementsPath(project))) {
    if (!requirement.ok) continue;
    const said = /\bimports:\s*([\w.,\s]+)/.exec(comment ?? '')?.[1]?.split(/[,\s]+/) ?? [];
    if (said.includes(module) || requirement.value.normalized === normalizedName(module))
      return requirement.value.normalized;
  }
  return null;
}
