import type { DriftReport } from '#protocol/drift.ts';
import { count, percent } from '../numbers.ts';

/** The report in one sentence, and whether it is bad news. */
export function headline({ window, filling, falseAlarmRate }: DriftReport): { text: string; bad: boolean } {
  if (!window)
    return {
      text: `Collecting: ${filling.rows} of ${count(filling.size, 'row')} until the first comparison.`,
      bad: false,
    };
  const drifted = window.results.filter((result) => result.drifted);
  const chance = `chance of any false alarm ${percent(falseAlarmRate)}`;
  if (drifted.length === 0)
    return { text: `No drift in the last ${count(window.rows, 'row')} (${chance}).`, bad: false };
  const names = drifted.map((result) => result.name).join(', ');
  return {
    text: `Drift in ${drifted.length} of ${count(window.results.length, 'column')}: ${names} (${chance}).`,
    bad: true,
  };
}
