import type { Analysis } from '#core/python/model.ts';
import type { Distribution } from './distributions.ts';
import { localModules } from './local-modules.ts';
import { parseRequirement } from './requirement.ts';

/** What a serving set is decided by. */
export interface Served {
  readonly analysis: Analysis;
  /** What the notebook imports, of `needsOf`. */
  readonly distributions: readonly Distribution[];
  /** Relative paths of the project's files, and the notebook's own. */
  readonly paths: readonly string[];
  readonly notebook: string;
  /** Source of `features`, and the fitted estimator's variable. */
  readonly features: string;
  readonly model: string;
}

/** Modules that a library asks for only when it is used, beside what its own metadata says. */
const companions: Readonly<Record<string, readonly string[]>> = {
  catboost: ['sklearn'],
  lightgbm: ['sklearn'],
  xgboost: ['sklearn'],
};

/** Rows come as a data frame, whatever the notebook calls it. */
const always = ['pandas', 'numpy'];

/**
 * Top modules that answering needs: what `features` imports, the libraries of the model's class and of every estimator that went
 * into it, pandas and numpy. Null where `features` imports a module of the project, whose own imports are not seen.
 */
export function servedModules({ analysis, paths, notebook, features, model }: Served): ReadonlySet<string> | null {
  const imported = importedBy(features);
  const local = localModules(paths, notebook);
  if (imported.some((module) => local.has(module))) return null;
  const libraries = librariesOf(analysis, model);
  const more = libraries.flatMap((library) => companions[library] ?? []);
  return new Set([...always, ...imported, ...libraries, ...more]);
}

/** Of the requirements of training, those that answering needs; all of them where that is not known. */
export function servingRequirements(training: readonly string[], served: Served): string[] {
  const modules = servedModules(served);
  if (modules === null) return [...training];
  return requirementsOfModules(training, modules, served.distributions);
}

/** Requirements, of these, whose distribution has one of the modules. */
export function requirementsOfModules(
  requirements: readonly string[],
  modules: ReadonlySet<string>,
  distributions: readonly Distribution[],
): string[] {
  const wanted = new Set(
    distributions.filter((each) => each.modules.some((module) => modules.has(module))).map(({ name }) => name),
  );
  return requirements.filter((line) => {
    const requirement = parseRequirement(line);
    return requirement.ok && (wanted.has(requirement.value.normalized) || modules.has(requirement.value.normalized));
  });
}

/** What a run in which the model answered says of the serving set. */
export interface Confirmed {
  readonly serving: readonly string[];
  /** Loaded, and not foreseen. */
  readonly added: readonly string[];
  /** Foreseen, and not loaded: kept, since an answer to other rows may load it. */
  readonly unused: readonly string[];
}

/**
 * The serving set once it is known which top modules were loaded when the model answered (`sys.modules` of a process that did
 * nothing else). Requirements as in `training`, sorted.
 */
export function confirmedServing(
  training: readonly string[],
  foreseen: readonly string[],
  loaded: ReadonlySet<string>,
  distributions: readonly Distribution[],
): Confirmed {
  const used = new Set(requirementsOfModules(training, loaded, distributions));
  const added = [...used].filter((line) => !foreseen.includes(line)).sort();
  const unused = foreseen.filter((line) => !used.has(line)).sort();
  return { serving: [...new Set([...foreseen, ...added])].sort(), added, unused };
}

const importedBy = (source: string): string[] =>
  [...source.matchAll(/^\s*(?:import\s+(.+)|from\s+([\w.]+)\s+import\b)/gm)].flatMap(([, plain, from]) =>
    (plain?.split(',') ?? [from ?? '']).flatMap((path) => /^\s*(\w+)/.exec(path)?.[1] ?? []),
  );

/** Top modules of the classes of the estimators that are in `model`'s value: made in its statement, or named there and made before. */
function librariesOf({ facts, statements }: Analysis, model: string): string[] {
  const made = new Map<string, Set<number>>();
  for (const { statement } of facts.estimators)
    for (const name of statements[statement]?.defines ?? [])
      made.set(name, (made.get(name) ?? new Set()).add(statement));
  const reached = new Set<string>();
  const open = [model];
  const inside = new Set<number>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    for (const id of made.get(name) ?? []) {
      inside.add(id);
      open.push(...(statements[id]?.uses ?? []).map((use) => use.name));
    }
  }
  const found = facts.estimators.filter(({ statement }) => inside.has(statement));
  const chosen = found.length === 0 ? facts.estimators : found;
  return [...new Set(chosen.map(({ path }) => path.split('.')[0] ?? ''))];
}
