import { writtenBy } from '#core/notebook/written-files.ts';
import type { Project } from '#core/project.ts';
import type { Analysis, Import } from '#core/python/model.ts';
import { clonesOf } from './clones.ts';
import { declaredFor, modulesOfFolders } from './declared.ts';
import { type Distribution, distributionsFor } from './distributions.ts';
import { localModules } from './local-modules.ts';
import { importsOfModules } from './module-imports.ts';
import { normalizedName } from './name.ts';
import { parseRequirement } from './requirement.ts';
import { addsPath, folderIn } from './search-path.ts';

/** What a clean environment for a notebook has to hold. */
export interface Needs {
  readonly distributions: readonly Distribution[];
  /** Imports that surely run and whose distribution nobody knows. */
  readonly unknown: readonly Import[];
}

/** Asked for by several rules and checks of one look at a notebook. */
const kept = new WeakMap<Analysis, { project: Project; notebook: string; needs: Needs }>();

/**
 * Distributions of the imports in the cells that ran, where the notebook works in that order only, else in all. What is
 * imported in `try`, `if` or a function counts where its distribution is known, and is no question where it is not.
 * `notebook` is its path relative to the project.
 */
export function needsOf(analysis: Analysis, project: Project, notebook: string): Needs {
  const known = kept.get(analysis);
  if (known?.project === project && known.notebook === notebook) return known.needs;
  const needs = lookUp(analysis, project, notebook);
  kept.set(analysis, { project, notebook, needs });
  return needs;
}

function lookUp(analysis: Analysis, project: Project, notebook: string): Needs {
  const { order } = analysis;
  const broken = order.undefinedInDocument.length > 0;
  const installed = installedNames(analysis);
  const cells = new Set(broken ? (order.execution ?? order.document) : order.document);
  const local = localNames(analysis, project, notebook);
  const imports = analysis.imports.filter((each) => cells.has(each.cell));
  const found = distributionsFor([...imports, ...importsOfModules(imports, project.modules ?? new Map(), local)], {
    localModules: local,
    declared: (module) => declaredFor(project, module) ?? installedAs(module, installed),
    ...(project.installed === undefined ? {} : { installed: project.installed }),
    pythonVersion: project.manifest?.environment.python ?? analysis.notebook.languageVersion,
  });
  const entered = clonesOf(analysis).filter((clone) => clone.entered);
  const isCloned = (each: Import): boolean => entered.some(({ cell }) => cell <= each.cell);
  const unknown = found.unknown.filter((each) => !each.conditional && !isCloned(each));
  return { distributions: found.distributions, unknown };
}

/** Names that `import` finds in the project, or in what the notebook itself writes. */
export const localNames = (analysis: Analysis, project: Project, notebook: string): ReadonlySet<string> =>
  new Set([
    ...localModules(project.paths, notebook, addedFolders(analysis, project, notebook)),
    ...writtenModules(analysis),
    ...namedModules(analysis),
    ...modulesOfFolders(project),
  ]);

/** Folders of the project that cells put on the search path; all of them where one is computed, as it may be any. */
function addedFolders(analysis: Analysis, { paths }: Project, notebook: string): readonly string[] {
  const changed = analysis.cells.flatMap(({ magics }) =>
    magics.flatMap(({ name, text }) =>
      name === 'cd' ? text.replace(/^%?cd\s+(?:-q\s+)?/, '').replace(/["'\s]/g, '') : [],
    ),
  );
  const added = [...changed, ...analysis.cells.flatMap(({ python }) => addsPath(python))];
  if (added.some((path) => path === null || /[${]/.test(path)))
    return [...new Set(paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1)))];
  return added.flatMap((path) => (path === null ? [] : (folderIn(path, notebook) ?? [])));
}

/** Modules that a cell writes, fetches or clones into the folder it runs in: `%%writefile helpers.py`, `!wget .../helpers.py`. */
function writtenModules(analysis: Analysis): ReadonlySet<string> {
  const written = analysis.cells.flatMap(({ magics }) => magics.map(writtenBy));
  const files = written.flatMap((each) => [...each.files, ...each.folders.map((folder) => `${folder}/__init__.py`)]);
  return localModules(files.map(withoutWorkingFolder), '');
}

/** Modules that a string of the notebook names as a file: it is written or fetched in Python, by one of a hundred ways. */
function namedModules(analysis: Analysis): ReadonlySet<string> {
  const files = analysis.cells.flatMap(({ python }) =>
    [...python.matchAll(/(["'])(?:[^"'\n]*\/)?(\w+\.py)\1/g)].map((match) => match[2] ?? ''),
  );
  return localModules(files, '');
}

/** Colab's and Kaggle's working folder, in which their notebooks run, is where every notebook runs. */
const withoutWorkingFolder = (path: string): string => path.replace(/^(?:\.\/|\/content\/|\/kaggle\/working\/)/, '');

function installedNames(analysis: Analysis): ReadonlySet<string> {
  const requirements = analysis.facts.installs.flatMap((install) => install.requirements).map(parseRequirement);
  return new Set(requirements.flatMap((requirement) => (requirement.ok ? [requirement.value.normalized] : [])));
}

/** The distribution of the module's own name, when a cell installs it: the author has answered there. */
function installedAs(module: string, installed: ReadonlySet<string>): string | null {
  const name = normalizedName(module);
  return installed.has(name) ? name : null;
}
