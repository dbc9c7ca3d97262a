import type { Profile, ProfileSet } from '#protocol/drift.ts';

/** The same bins with nothing in them. */
export function emptyLike(profile: Profile): Profile {
  const counts = profile.counts.map(() => 0);
  return profile.kind === 'numeric'
    ? { kind: 'numeric', name: profile.name, edges: profile.edges, counts, missing: 0, mean: null }
    : { kind: 'categorical', name: profile.name, categories: profile.categories, counts, other: 0, missing: 0 };
}

/** Profiles of no rows, with the bins of `reference`. */
export function emptySetLike(reference: ProfileSet): ProfileSet {
  return { rows: 0, inputs: reference.inputs.map(emptyLike), outputs: reference.outputs.map(emptyLike) };
}

/** Whether two profiles count the same bins, so that they can be merged and compared. */
export function sameBins(a: Profile, b: Profile): boolean {
  if (a.name !== b.name || a.counts.length !== b.counts.length) return false;
  if (a.kind === 'numeric') return b.kind === 'numeric' && sameList(a.edges, b.edges);
  return b.kind === 'categorical' && sameList(a.categories, b.categories);
}

/** Profile of both sets of rows. Counts add exactly; the mean is exact up to rounding. Throws when the bins differ. */
export function merge(a: Profile, b: Profile): Profile {
  if (!sameBins(a, b)) throw new RangeError(`The profiles of ${a.name} and ${b.name} have different bins.`);
  const counts = a.counts.map((count, index) => count + (b.counts[index] ?? 0));
  const missing = a.missing + b.missing;
  if (a.kind === 'numeric' && b.kind === 'numeric') return { ...a, counts, missing, mean: mergedMean(a, b) };
  if (a.kind === 'categorical' && b.kind === 'categorical') return { ...a, counts, missing, other: a.other + b.other };
  throw new RangeError(`The profiles of ${a.name} are of different kinds.`);
}

/** Profiles of both sets of rows, column by column in the order of `a`. Throws when the columns or their bins differ. */
export function mergeSets(a: ProfileSet, b: ProfileSet): ProfileSet {
  return { rows: a.rows + b.rows, inputs: mergeAll(a.inputs, b.inputs), outputs: mergeAll(a.outputs, b.outputs) };
}

/** Values that fell into a bin: neither missing nor of an unknown category. */
export function binned(profile: Profile): number {
  return profile.counts.reduce((sum, count) => sum + count, 0);
}

function mergeAll(a: readonly Profile[], b: readonly Profile[]): Profile[] {
  if (a.length !== b.length) throw new RangeError(`${a.length} profiles cannot be merged with ${b.length}.`);
  return a.map((profile, index) => merge(profile, b[index] ?? profile));
}

type Numeric = Extract<Profile, { kind: 'numeric' }>;

function mergedMean(a: Numeric, b: Numeric): number | null {
  if (a.mean === null) return b.mean;
  if (b.mean === null) return a.mean;
  const inA = binned(a);
  const inB = binned(b);
  const all = inA + inB;
  return all === 0 ? null : (a.mean * inA + b.mean * inB) / all;
}

function sameList(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
