import {
  compareVersions,
  lockPath,
  normalizedName,
  parseRequirement,
  parseVersion,
  type Requirement,
  requirementEntries,
  requirementsPath,
} from '#core/environment/index.ts';
import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';

/** What the project and the notebook's own installs say of a distribution: lock, requirements, `pip install` in cells. */
function requirementsFor(analysis: Analysis, project: Project, distribution: string): Requirement[] {
  const files = [lockPath(project), requirementsPath(project), 'requirements.txt'].flatMap((path) =>
    requirementEntries(project, path).flatMap(({ requirement }) => (requirement.ok ? [requirement.value] : [])),
  );
  const cells = analysis.facts.installs
    .flatMap(({ requirements }) => requirements)
    .flatMap((text) => {
      const requirement = parseRequirement(text);
      return requirement.ok ? [requirement.value] : [];
    });
  return [...files, ...cells].filter(({ normalized }) => normalized === normalizedName(distribution));
}

/** Whether the project surely runs with a version before `version` (`scikit-learn<1.2`, `==0.24.2`). */
export function isBefore(analysis: Analysis, project: Project, distribution: string, version: string): boolean {
  return bounds(analysis, project, distribution, version).some(
    ({ operator, order }) => (/^(?:==|===|~=|<=)$/.test(operator) && order < 0) || (operator === '<' && order <= 0),
  );
}

/** Whether the project surely runs with `version` or a later one. */
export function isFrom(analysis: Analysis, project: Project, distribution: string, version: string): boolean {
  return bounds(analysis, project, distribution, version).some(
    ({ operator, order }) => /^(?:==|===|~=|>=|>)$/.test(operator) && order >= 0,
  );
}

function bounds(analysis: Analysis, project: Project, distribution: string, version: string) {
  const wanted = parseVersion(version);
  if (wanted === null) return [];
  return requirementsFor(analysis, project, distribution)
    .flatMap(({ specifiers }) => specifiers)
    .flatMap(({ operator, version: text }) => {
      const said = parseVersion(text.replace(/\.\*$/, ''));
      return said === null ? [] : [{ operator, order: compareVersions(said, wanted) }];
    });
}
