import type { DriftResult, Profile, ProfileSet } from '#protocol/drift.ts';
import { homogeneityTest } from './chi-square.ts';
import { holm } from './holm.ts';
import { populationStabilityIndex } from './psi.ts';
import { denseBins } from './sparse.ts';

/**
 * Reference against now for every input and output, each called drifted when its Holm-adjusted p value is at most `alpha`:
 * the chance that rows of the reference's own distribution raise any alarm is at most `alpha`. To be asked once a window;
 * asking again while a window fills raises that chance. Columns are those of the reference, in its order; one that `now`
 * does not have with the same bins throws. Rows are taken to be independent of each other.
 */
export function compareProfiles(reference: ProfileSet, now: ProfileSet, alpha: number): DriftResult[] {
  const columns = [
    ...pairs(reference.inputs, now.inputs).map((pair) => ({ ...pair, role: 'input' as const })),
    ...pairs(reference.outputs, now.outputs).map((pair) => ({ ...pair, role: 'output' as const })),
  ].map((column) => {
    const bins = denseBins(column.reference, column.now);
    return { ...column, test: homogeneityTest(bins.reference, bins.now) };
  });
  const tested = columns.flatMap(({ test }) => (test ? [test.pValue] : []));
  const adjusted = holm(tested);
  let next = 0;
  return columns.map(({ role, reference: before, now: after, test }) => {
    const adjustedPValue = test ? (adjusted[next++] ?? 1) : 1;
    return {
      name: before.name,
      role,
      reference: before,
      now: after,
      test: test ? { ...test, adjustedPValue } : null,
      psi: populationStabilityIndex(everyCount(before), everyCount(after)),
      drifted: test !== null && adjustedPValue <= alpha,
    };
  });
}

function pairs(reference: readonly Profile[], now: readonly Profile[]): { reference: Profile; now: Profile }[] {
  const byName = new Map(now.map((profile) => [profile.name, profile]));
  return reference.map((profile) => {
    const other = byName.get(profile.name);
    if (!other || other.kind !== profile.kind || other.counts.length !== profile.counts.length)
      throw new RangeError(
        `${profile.name} was not profiled with the bins of its reference, so they cannot be compared.`,
      );
    return { reference: profile, now: other };
  });
}

function everyCount(profile: Profile): number[] {
  return [...profile.counts, profile.kind === 'categorical' ? profile.other : 0, profile.missing];
}
