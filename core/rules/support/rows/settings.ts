import { statisticsIn } from './combine.ts';
import { statistic } from './learned.ts';
import type { Run } from './run.ts';
import { isSearch } from './tables.ts';
import { type Estimator, type Learned, nothing, type Value } from './value.ts';

/** `search.best_params_`: the rows that the search was fitted on chose them. */
export function settingsOf(run: Run, search: Estimator): Value {
  const fit = run.fitOf(search);
  if (!fit?.x || !isSearch(search.path)) return nothing;
  return statistic(fit, search.path.split('.').at(-1) ?? search.path, fit.x);
}

/** Searches whose settings are among these, all of them or one by one. */
export const settingsIn = (values: readonly Value[]): readonly Learned[] =>
  statisticsIn(values).filter(({ what }) => isSearch(`.${what}`));

/** Searches that found settings of an estimator or of one inside it. */
export const searchesBehind = ({ tuned, inner }: Estimator): readonly Learned[] => [
  ...tuned,
  ...inner.flatMap(searchesBehind),
];
