import type { SyntaxNode } from '#core/python/syntax.ts';
import { scoresIn } from './combine.ts';
import { givenTo } from './given.ts';
import type { Run } from './run.ts';
import { nothing, type Value } from './value.ts';

/** Searches that call a function of the notebook again and again, and keep what gave the best number: Optuna, Hyperopt, skopt. */
const tuners = /(?:^|\.)(?:optimize|fmin|gp_minimize|forest_minimize|gbrt_minimize|dummy_minimize)$/;

/** Runs what a search tries as one turn of a loop, and notes that by its scores something is chosen; null for any other call. */
export function tuned(run: Run, node: SyntaxNode, path: string): Value | null {
  if (!tuners.test(path)) return null;
  const given = givenTo(node);
  const tried = given.at(0, 'func', 'fn', 'objective');
  const value = tried === null ? null : run.evaluate(tried);
  if (value?.kind !== 'function') return null;
  run.repeat(node, () => {
    const scores = scoresIn(run.perform(value, []));
    if (scores.length > 0) run.emit({ kind: 'pick', ...run.here(node), scores });
  });
  return nothing;
}
