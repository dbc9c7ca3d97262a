import { short } from '#core/html/format.ts';
import type { Profile } from '#protocol/drift.ts';

/** One bin of a column: how many rows of each sample fell into it, and their share of the sample. */
export interface Bin {
  readonly label: string;
  readonly reference: { readonly count: number; readonly share: number } | null;
  readonly now: { readonly count: number; readonly share: number };
  /** Outside the order of the others: missing values, unknown categories. */
  readonly apart: boolean;
}

const mostCategories = 7;

/** Bins of two profiles of one column; of `now` alone where there is no reference. */
export function binsOf(reference: Profile | null, now: Profile): Bin[] {
  const labels = labelsOf(now);
  const nowCounts = countsOf(now);
  const referenceCounts = reference ? countsOf(reference) : null;
  const nowRows = sum(nowCounts);
  const referenceRows = referenceCounts ? sum(referenceCounts) : 0;
  const share = (count: number, rows: number) => ({ count, share: rows === 0 ? 0 : count / rows });
  const bins = labels.map(({ label, apart }, index) => ({
    label,
    apart,
    reference: referenceCounts ? share(referenceCounts[index] ?? 0, referenceRows) : null,
    now: share(nowCounts[index] ?? 0, nowRows),
  }));
  const seen = bins.filter((bin) => !bin.apart || bin.now.count + (bin.reference?.count ?? 0) > 0);
  return now.kind === 'categorical' ? folded(seen) : seen;
}

/** The most frequent categories, and what is left in one bin. */
function folded(bins: readonly Bin[]): Bin[] {
  const named = bins.filter((bin) => !bin.apart);
  const weight = (bin: Bin) => bin.now.share + (bin.reference?.share ?? 0);
  const ranked = [...named].sort((a, b) => weight(b) - weight(a));
  const rest = ranked.slice(mostCategories);
  const apart = bins.filter((bin) => bin.apart);
  if (rest.length < 2) return [...ranked, ...apart];
  const total = (of: (bin: Bin) => { count: number; share: number } | null) => ({
    count: sum(rest.map((bin) => of(bin)?.count ?? 0)),
    share: sum(rest.map((bin) => of(bin)?.share ?? 0)),
  });
  const more: Bin = {
    label: `${rest.length} more`,
    apart: true,
    reference: rest[0]?.reference ? total((bin) => bin.reference) : null,
    now: total((bin) => bin.now),
  };
  return [...ranked.slice(0, mostCategories), more, ...apart];
}

function labelsOf(profile: Profile): { label: string; apart: boolean }[] {
  const missing = { label: 'missing', apart: true };
  if (profile.kind === 'categorical')
    return [
      ...profile.categories.map((label) => ({ label, apart: false })),
      { label: 'never seen before', apart: true },
      missing,
    ];
  const named = profile.counts.map((_, index) => ({
    label: interval(profile.edges[index - 1], profile.edges[index]),
    apart: false,
  }));
  return [...named, missing];
}

function interval(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return to === undefined ? 'any value' : `up to ${short(to)}`;
  return to === undefined ? `over ${short(from)}` : `${short(from)} to ${short(to)}`;
}

function countsOf(profile: Profile): number[] {
  return profile.kind === 'categorical'
    ? [...profile.counts, profile.other, profile.missing]
    : [...profile.counts, profile.missing];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
