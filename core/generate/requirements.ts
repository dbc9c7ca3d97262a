import {
  alternativesOf,
  type Needs,
  needsOf,
  normalizedName,
  parseRequirement,
  parseRequirementsFile,
} from '#core/environment/index.ts';
import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import type { Generator } from './generator.ts';
import { olderVersions } from './older-versions.ts';
import { unspokenRequirements } from './unspoken.ts';

/** `requirements.in`: the direct dependencies, with what the team has already said of them; the lock pins them. */
export const requirements: Generator = {
  id: 'requirements',
  title: 'requirements.in from the imports',
  generate({ analysis, project, manifest, notebook }) {
    const path = manifest.environment.requirements;
    const needs = needsOf(analysis, project, notebook);
    const written = project.texts.get(path);
    const known = declared(project, path);
    const lines = missingLines(needs, known, { analysis, project });
    if (written === undefined) {
      const head = `# What ${notebook} imports. Pinned with hashes in ${manifest.environment.lock}; made by "slipway lock".`;
      return success([{ path, text: `${[head, ...lines].join('\n')}\n` }]);
    }
    const kept = written === '' || written.endsWith('\n') ? written : `${written}\n`;
    return success([{ path, text: `${kept}${lines.map((line) => `${line}\n`).join('')}` }]);
  },
};

/**
 * The direct dependencies as PEP 508 requirements, sorted: those the project's requirements file names, as it names them, and
 * those it does not. A refusal names the imports whose distribution nobody knows.
 */
export function requirementsOf(analysis: Analysis, project: Project, notebook: string): Outcome<string[]> {
  const path = project.manifest?.environment.requirements ?? 'requirements.in';
  const needs = needsOf(analysis, project, notebook);
  const [first] = needs.unknown;
  if (first !== undefined) {
    const names = [...new Set(needs.unknown.map((each) => each.module))].join(', ');
    return refusal(
      `which distribution brings ${names} is not known (first imported in cell ${first.cell + 1}, line ${first.range.start.line + 1}). Name it in ${path}, such as "acme-tools  # imports: ${first.module}".`,
    );
  }
  const known = declared(project, path);
  return success([...known.values(), ...missingLines(needs, known, { analysis, project })].sort());
}

/** Requirements of the file by normalised name, as written there. */
function declared(project: Project, path: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of parseRequirementsFile(project.texts.get(path) ?? ''))
    if (line.kind === 'requirement' && line.requirement.ok) found.set(line.requirement.value.normalized, line.text);
  return found;
}

/**
 * Lines for what is needed and not declared: with the version that a cell installs, or below the one that no longer has what
 * the notebook uses, and questions last.
 */
function missingLines(
  { distributions, unknown }: Needs,
  known: ReadonlyMap<string, string>,
  { analysis, project }: { readonly analysis: Analysis; readonly project: Project },
): string[] {
  const installed = new Map<string, string>();
  for (const text of analysis.facts.installs.flatMap((install) => install.requirements)) {
    const requirement = parseRequirement(text);
    if (requirement.ok && requirement.value.specifiers.length > 0)
      installed.set(normalizedName(requirement.value.name), text);
  }
  const modules = [...new Set(unknown.map((each) => each.module))];
  const older = new Map(olderVersions(analysis, project).map((each) => [each.distribution, each.below]));
  const asked = new Map(distributions.map(({ name, requirement }) => [name, requirement]));
  const names = [...distributions.map(({ name }) => name), ...older.keys()];
  const lines = [...new Set(names)]
    .filter((name) => !alternativesOf(name).some((other) => known.has(other)))
    .map((name) => installed.get(name) ?? (older.has(name) ? `${name}<${older.get(name)}` : (asked.get(name) ?? name)));
  return [
    ...lines,
    ...unspokenRequirements(analysis, [...known.values(), ...lines]),
    ...modules.map((module) => `# Which distribution brings "${module}"? Put "name  # imports: ${module}" here.`),
  ];
}
