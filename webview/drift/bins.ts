import type { DriftResult, Profile } from '#protocol/drift.ts';
import { short } from '../numbers.ts';

/** One group of bars: a bin or category, with the share of rows in it. `reference` is null while nothing is compared. */
export interface Bin {
  readonly label: string;
  readonly reference: number | null;
  readonly now: number;
}

/** Bins of a column side by side. `other` and `missing` are left out where neither side has a row in them. */
export function binsOf(now: Profile, reference: Profile | null): Bin[] {
  const nowShares = shares(now);
  const before = reference ? shares(reference) : null;
  return labels(reference ?? now)
    .map((label) => ({ label, reference: before ? (before.get(label) ?? 0) : null, now: nowShares.get(label) ?? 0 }))
    .filter(({ label, reference: was, now: is }) => !(special.has(label) && !was && is === 0));
}

const special = new Set(['other', 'missing']);

function labels(profile: Profile): string[] {
  const named =
    profile.kind === 'categorical' ? [...profile.categories, 'other'] : profile.counts.map(interval(profile.edges));
  return [...named, 'missing'];
}

/** `(edges[i-1], edges[i]]`, open at both ends of the row. */
const interval =
  (edges: readonly number[]) =>
  (_count: number, index: number): string => {
    const [from, to] = [edges[index - 1], edges[index]];
    if (from === undefined) return to === undefined ? 'all' : `≤ ${short(to)}`;
    return to === undefined ? `> ${short(from)}` : `${short(from)} – ${short(to)}`;
  };

function shares(profile: Profile): Map<string, number> {
  const counts =
    profile.kind === 'categorical'
      ? [...profile.counts, profile.other, profile.missing]
      : [...profile.counts, profile.missing];
  const rows = counts.reduce((sum, each) => sum + each, 0);
  return new Map(labels(profile).map((label, index) => [label, rows === 0 ? 0 : (counts[index] ?? 0) / rows]));
}

/** Rows behind a profile. */
export const rowsOf = (profile: Profile): number =>
  profile.counts.reduce(
    (sum, each) => sum + each,
    profile.missing + (profile.kind === 'categorical' ? profile.other : 0),
  );

/** A column's verdict in words. */
export function verdict(result: DriftResult): string {
  if (!result.test) return 'too few rows to tell';
  return result.drifted ? 'drifted' : 'no drift';
}
