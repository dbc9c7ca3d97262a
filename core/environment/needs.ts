import type { Project } from '#core/project.ts';
import type { Analysis, Import } from '#core/python/model.ts';
import { declaredFor } from './declared.ts';
import { type Distribution, distributionsFor } from './distributions.ts';
import { localModules } from './local-modules.ts';

/** What a clean environment for a notebook has to hold. */
export interface Needs {
  readonly distributions: readonly Distribution[];
  /** Imports that surely run and whose distribution nobody knows. */
  readonly unknown: readonly Import[];
}

/**
 * Distributions of the imports in the cells that ran, where the notebook works in that order only, else in all. What is
 * imported in `try`, `if` or a function counts where its distribution is known, and is no question where it is not.
 * `notebook` is its path relative to the project.
 */
export function needsOf(analysis: Analysis, project: Project, notebook: string): Needs {
  const { order } = analysis;
  const broken = order.undefinedInDocument.length > 0;
  const cells = new Set(broken ? (order.execution ?? order.document) : order.document);
  const found = distributionsFor(
    analysis.imports.filter((each) => cells.has(each.cell)),
    {
      localModules: localModules(project.paths, notebook),
      declared: (module) => declaredFor(project, module),
      pythonVersion: project.manifest?.environment.python ?? analysis.notebook.languageVersion,
    },
  );
  return { distributions: found.distributions, unknown: found.unknown.filter((each) => !each.conditional) };
}
