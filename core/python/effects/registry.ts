import { boosting } from './boosting.ts';
import { commonMethods, pureOwners, routes } from './common.ts';
import { databases } from './databases.ts';
import type { Effect } from './effect.ts';
import { vertexAi } from './google-cloud.ts';
import { huggingface } from './huggingface.ts';
import { jax } from './jax.ts';
import { keepers } from './keepers.ts';
import { keras } from './keras.ts';
import { language } from './language.ts';
import type { Library } from './library.ts';
import { numpy } from './numpy.ts';
import { pandas } from './pandas.ts';
import { pictures } from './pictures.ts';
import { platforms } from './platforms.ts';
import { polars } from './polars.ts';
import { python } from './python.ts';
import { registries } from './registries.ts';
import { services } from './services.ts';
import { sklearn } from './sklearn.ts';
import { spark } from './spark.ts';
import { statsmodels } from './statsmodels.ts';
import { torch } from './torch.ts';
import { trackers } from './trackers.ts';

export const libraries: readonly Library[] = [
  python,
  numpy,
  pandas,
  polars,
  sklearn,
  boosting,
  statsmodels,
  torch,
  keras,
  jax,
  huggingface,
  language,
  spark,
  keepers,
  pictures,
  services,
  databases,
  registries,
  vertexAi,
  trackers,
  platforms,
];

const byModule = Map.groupBy(
  libraries.flatMap((library) => library.modules.map((module) => ({ module, library }))),
  ({ module }) => module,
);

/** Other names of the same thing, by how a path begins. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^(<?)tensorflow\.(?:compat\.v[12]\.)?(?:python\.)?keras\b/, '$1keras'],
  [/^(<?)tf_keras\b/, '$1keras'],
  [/^(<?)tensorflow\.compat\.v[12]\./, '$1tensorflow.'],
  [/^(<?)(?:modin\.pandas|cudf|pyspark\.pandas)\b/, '$1pandas'],
  [/^(<?)lightning(?:\.pytorch)?\b/, '$1pytorch_lightning'],
];

/** Paths seen, so that shapes are tried once a path; forgotten as a whole when they become many. */
const seen = new Map<string, Effect | null>();
const most = 20_000;

/**
 * Effect of a call by its resolved path (`Call.path`), from the one table of what library calls do. Null when nothing is
 * known; an effect that says nothing means that the call is known to be pure.
 */
export function effectOf(path: string): Effect | null {
  const known = seen.get(path);
  if (known !== undefined) return known;
  if (seen.size >= most) seen.clear();
  const effect = lookUp(spelled(path));
  seen.set(path, effect);
  return effect;
}

/** Whether a decorator of this path hands requests to the function under it; the app may be of an unknown class. */
export const isRoute = (path: string): boolean =>
  effectOf(path)?.answersBy === 'decorated' || (path.includes('.') && routes.has(path.split('.').at(-1) ?? ''));

/** The class of an attribute of an object of this class, or of what stands under a key; null when none is known. */
export function attributeClass(owner: string, name: string): string | null {
  const path = spelled(`<${owner}>.${name}`);
  const any = spelled(`<${owner}>.*`);
  for (const library of librariesOf(path)) {
    const found = library.attributes.get(path) ?? library.attributes.get(any);
    if (found !== undefined) return found;
  }
  return null;
}

function lookUp(path: string): Effect | null {
  for (const { entries, families } of librariesOf(path)) {
    const effect = entries.get(path) ?? families.find(([pattern]) => pattern.test(path))?.[1];
    if (effect !== undefined) return effect;
  }
  const method = methodOf(path);
  return method === null || pureOwners.has(method.owner) ? null : (commonMethods.get(method.name) ?? null);
}

const librariesOf = (path: string): Library[] =>
  (byModule.get(/^<?(\w+)/.exec(path)?.[1] ?? '') ?? []).map(({ library }) => library);

const spelled = (path: string): string =>
  spellings.reduce((text, [pattern, instead]) => text.replace(pattern, instead), path);

/** Class and method of a method's path, such as `sklearn.svm.SVC` and `fit`; null for functions. */
export function methodOf(path: string): { readonly owner: string; readonly name: string } | null {
  const match = /^<(.+)>\.(\w+)$/.exec(path);
  return match === null ? null : { owner: match[1] ?? '?', name: match[2] ?? '' };
}
