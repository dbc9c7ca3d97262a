import type { Import } from '#core/python/model.ts';
import { curatedDistributions, platformModules } from './data/distributions.ts';
import { standardLibrary } from './data/standard-library.ts';
import { normalizedName } from './name.ts';

/** Something an installer can fetch, and the imports that need it. */
export interface Distribution {
  /** Name to install, after PEP 503. */
  readonly name: string;
  /** Top modules, sorted. */
  readonly modules: readonly string[];
  /** As the chosen interpreter has it; left out when that is not known. */
  readonly version?: string;
  /** Where the interpreter has it from, as a requirement, if that is no index. */
  readonly requirement?: string;
}

export interface Installed {
  readonly distribution: string;
  readonly version: string;
  /** As in `Distribution`. */
  readonly requirement?: string;
}

export interface DistributionOptions {
  /** What the chosen interpreter says of itself: top module to the distributions that have it. */
  readonly installed?: ReadonlyMap<string, readonly Installed[]>;
  /** Modules of the project itself; see `localModules`. */
  readonly localModules: ReadonlySet<string>;
  /** What the project itself says of a module; see `declaredFor`. */
  readonly declared?: (module: string) => string | null;
  /** Such as `3.11` or `3.11.7`; null when not known. */
  readonly pythonVersion: string | null;
}

export interface Distributions {
  /** Sorted by name. */
  readonly distributions: readonly Distribution[];
  /** Imports nobody knows the distribution of: a question for the user, since a guess may name a stranger's package. */
  readonly unknown: readonly Import[];
  readonly local: readonly string[];
  readonly standard: readonly string[];
  /** Modules only a hosted notebook service has (`google.colab`): nothing can be installed for them. */
  readonly platform: readonly string[];
}

/**
 * Which distributions a notebook's imports need. Asks in this order: the project's own modules, the standard library of that
 * Python, the project's requirements, the interpreter's metadata, the curated table. An import that none of them knows stays unknown.
 */
export function distributionsFor(imports: readonly Import[], options: DistributionOptions): Distributions {
  const standardNames = standardLibrary(options.pythonVersion);
  const found = new Map<string, Known & { readonly modules: Set<string> }>();
  const unknown = new Map<string, Import>();
  const [local, standard, platform] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const item of imports) {
    const { module } = item;
    const hosted = prefixIn(item.path, platformModules);
    if (module === '.' || module === '' || options.localModules.has(module)) local.add(module);
    else if (standardNames.has(module)) standard.add(module);
    else if (hosted !== null) platform.add(hosted);
    else {
      const known = lookUp(item, options);
      if (known === null) {
        if (!unknown.has(item.path)) unknown.set(item.path, item);
        continue;
      }
      const entry = found.get(known.name) ?? { ...known, modules: new Set() };
      found.set(known.name, { ...entry, modules: entry.modules.add(module) });
    }
  }
  return {
    distributions: [...found]
      .map(([, { modules, ...known }]) => ({ ...known, modules: [...modules].sort() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    unknown: [...unknown.values()],
    local: [...local].sort(),
    standard: [...standard].sort(),
    platform: [...platform].sort(),
  };
}

type Known = Omit<Distribution, 'modules'>;

function lookUp({ module, path }: Import, { installed, declared }: DistributionOptions): Known | null {
  const prefix = prefixIn(path, curatedDistributions);
  const curated = prefix === null ? undefined : curatedDistributions.get(prefix);
  const candidates = (installed?.get(module) ?? []).map((item) => ({
    name: normalizedName(item.distribution),
    version: item.version,
    ...(item.requirement === undefined ? {} : { requirement: item.requirement }),
  }));
  const said = declared?.(module) ?? null;
  // A namespace has parts of many distributions: one requirement does not speak for all of them.
  if (said !== null && !prefix?.includes('.')) return candidates.find(({ name }) => name === said) ?? { name: said };
  const sole = new Set(candidates.map(({ name }) => name)).size === 1 ? candidates[0] : undefined;
  // Several have a part of the namespace (`google`), or are builds of the same thing (`opencv-python` and its headless twin).
  const chosen =
    candidates.find(({ name }) => name === curated) ??
    (prefix?.includes('.') && !candidates.some(({ name }) => name === curated) ? undefined : sole) ??
    candidates.find(({ name }) => name === normalizedName(module));
  if (chosen) return chosen;
  return curated === undefined ? null : { name: curated };
}

/** The distribution that a library is installed by, by its top module: `sklearn` by `scikit-learn`. */
export const distributionOf = (module: string): string => curatedDistributions.get(module) ?? normalizedName(module);

/** The longest dotted prefix of `path` that is a member. */
function prefixIn(path: string, members: { has(key: string): boolean }): string | null {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length--) {
    const prefix = parts.slice(0, length).join('.');
    if (members.has(prefix)) return prefix;
  }
  return null;
}
