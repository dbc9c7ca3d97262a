import { distributionsFor, localModules } from '#core/environment/index.ts';
import type { Project } from '#core/project.ts';
import type { Analysis, Import } from '#core/python/model.ts';
import { type Outcome, refusal, success } from '#core/result.ts';
import type { Generator } from './generator.ts';

/** `requirements.in`: the direct dependencies of the cells that ran, without pins; the lock pins them. */
export const requirements: Generator = {
  id: 'requirements',
  title: 'requirements.in from the imports',
  generate({ analysis, project, manifest, notebook }) {
    const { distributions, unknown } = needed(analysis, project, notebook);
    const lines = [
      `# What ${notebook} imports. Pinned with hashes in ${manifest.environment.lock}; made by "slipway prepare".`,
      ...distributions.map((each) => each.name),
      ...unknown.map((each) => `# Which distribution brings "${each.module}"? Replace this line by its name.`),
    ];
    return success([{ path: manifest.environment.requirements, text: `${lines.join('\n')}\n` }]);
  },
};

/** The direct dependencies as PEP 508 requirements, sorted; a refusal names the imports whose distribution nobody knows. */
export function requirementsOf(analysis: Analysis, project: Project, notebook: string): Outcome<string[]> {
  const { distributions, unknown } = needed(analysis, project, notebook);
  const [first] = unknown;
  if (first !== undefined) {
    const names = [...new Set(unknown.map((each) => each.module))].join(', ');
    return refusal(
      `which distribution brings ${names} is not known (first imported in cell ${first.cell + 1}, line ${first.range.start.line + 1}). Name it in ${project.manifest?.environment.requirements ?? 'requirements.in'}.`,
    );
  }
  return success(distributions.map((each) => each.name));
}

/** Imports of the cells that ran, those in `try`, `if` and functions included only when something is known for them. */
function needed(analysis: Analysis, project: Project, notebook: string) {
  const ran = new Set(
    analysis.order.undefinedInDocument.some(({ branch }) => !branch)
      ? (analysis.order.execution ?? analysis.order.document)
      : analysis.order.document,
  );
  const imports = analysis.imports.filter((each) => ran.has(each.cell));
  const found = distributionsFor(imports, {
    localModules: localModules(project.paths, notebook),
    pythonVersion: project.manifest?.environment.python ?? analysis.notebook.languageVersion,
  });
  const certain = (each: Import): boolean => !each.conditional;
  return { distributions: found.distributions, unknown: found.unknown.filter(certain) };
}
