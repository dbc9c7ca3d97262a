import { needsOf, parseRequirement, servingRequirements } from '#core/environment/index.ts';
import type { Project } from '#core/project.ts';
import type { Analysis } from '#core/python/model.ts';
import { planPreparation } from '#core/python/slice/plan.ts';
import { type Outcome, success } from '#core/result.ts';
import type { EnvironmentSets } from '#protocol/language.ts';
import { requirementsOf } from './requirements.ts';

export type { EnvironmentSets };

/**
 * What training needs, which is what the notebook imports and pandas, since raw rows are a data frame; and what of it answering
 * needs, where the notebook can be cut at its model. Both as PEP 508 requirements, sorted.
 */
export function setsOf(analysis: Analysis, project: Project, notebook: string): Outcome<EnvironmentSets> {
  const requirements = requirementsOf(analysis, project, notebook);
  if (!requirements.ok) return requirements;
  const training = withPandas(requirements.value);
  const kernel = analysis.notebook.kernel?.name ?? null;
  const plan = planPreparation(analysis, project, training);
  if (!plan.ok) return success({ training, serving: null, reason: plan.reason, kernel });
  const [cut] = plan.value.cuts;
  if (cut === undefined) return success({ training, serving: null, reason: plan.value.obstacle, kernel });
  const { distributions } = needsOf(analysis, project, notebook);
  const serving = servingRequirements(training, {
    ...{ analysis, distributions, notebook, features: cut.features },
    paths: project.paths,
    model: cut.model.name,
  });
  return success({ training, serving, reason: null, kernel });
}

function withPandas(requirements: readonly string[]): string[] {
  const names = requirements.flatMap((line) => {
    const requirement = parseRequirement(line);
    return requirement.ok ? [requirement.value.normalized] : [];
  });
  return (names.includes('pandas') ? [...requirements] : [...requirements, 'pandas']).sort();
}
