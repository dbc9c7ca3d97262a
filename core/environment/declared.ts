import type { Project } from '#core/project.ts';
import { alternativesOf } from './data/alternatives.ts';
import { curatedDistributions } from './data/distributions.ts';
import { normalizedName } from './name.ts';
import { parseRequirementsFile, type RequirementEntry } from './requirements-file.ts';

/** Where a project says what it needs: as the manifest has it, or by habit. */
export function requirementsPath(project: Project): string {
  const said = project.manifest?.environment.requirements ?? 'requirements.in';
  return [said, 'requirements.in', 'requirements.txt'].find((path) => project.texts.has(path)) ?? said;
}

/** What a lock cannot hold with a hash, beside it: `requirements-unhashed.txt` for `requirements.lock`. */
export const unhashedPath = (lock: string): string => `${lock.replace(/\.(?:lock|txt)$/, '')}-unhashed.txt`;

export const lockPath = (project: Project): string => project.manifest?.environment.lock ?? 'requirements.lock';

/** A project's texts never change, and every import asks. */
const kept = new WeakMap<Project, Map<string, readonly RequirementEntry[]>>();

/** Lines of a requirements file of the project that name a distribution; none when the file is not there. */
export function requirementEntries(project: Project, path: string): readonly RequirementEntry[] {
  const files = kept.get(project) ?? new Map<string, readonly RequirementEntry[]>();
  kept.set(project, files);
  const entries = files.get(path) ?? entriesIn(project.texts.get(path) ?? '');
  files.set(path, entries);
  return entries;
}

const entriesIn = (text: string): RequirementEntry[] =>
  parseRequirementsFile(text).filter((line) => line.kind === 'requirement');

/** Distributions named in a requirements file, after PEP 503. */
export function declaredDistributions(project: Project, path: string): ReadonlySet<string> {
  return new Set(
    requirementEntries(project, path).flatMap(({ requirement }) =>
      requirement.ok ? [requirement.value.normalized] : [],
    ),
  );
}

/** Modules that requirements which are folders or addresses bring, by their comments: `./libs/tools  # imports: tools`. */
export function modulesOfFolders(project: Project): string[] {
  const lines = parseRequirementsFile(project.texts.get(requirementsPath(project)) ?? '');
  return lines.flatMap((line) => {
    const isFolder = line.kind === 'requirement' ? !line.requirement.ok : line.name === 'editable';
    return isFolder ? modulesSaid(line.comment) : [];
  });
}

const modulesSaid = (comment: string | null): string[] =>
  /\bimports:\s*([\w.,\s]+)/.exec(comment ?? '')?.[1]?.split(/[,\s]+/) ?? [];

/**
 * The distribution a project itself names for a module: a requirement whose comment says `imports: module`, one of the
 * module's own name, or one that stands for what the table has (`opencv-python` for `cv2`). Null when it says nothing.
 */
export function declaredFor(project: Project, module: string): string | null {
  const curated = curatedDistributions.get(module);
  const fitting = new Set([normalizedName(module), ...(curated === undefined ? [] : alternativesOf(curated))]);
  for (const { requirement, comment } of requirementEntries(project, requirementsPath(project))) {
    if (!requirement.ok) continue;
    const said = modulesSaid(comment);
    const { normalized } = requirement.value;
    if (said.includes(module) || fitting.has(normalized)) return normalized;
  }
  return null;
}
