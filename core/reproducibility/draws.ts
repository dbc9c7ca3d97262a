import { effectOf } from '#core/python/effects/index.ts';
import { draws, ownSeed } from '#core/python/facts/randomness.ts';
import type { Analysis } from '#core/python/model.ts';
import type { RunPlan } from '#protocol/rpc/run.ts';

/**
 * Calls that draw random numbers which nothing seeds, in document order. Unlike the rule's, those are among them that only
 * show something: a page that shows other rows each time is no bad model, but it is no page to compare.
 */
export function unseededDraws({ statements }: Analysis): RunPlan['doubts']['unseeded'] {
  const seeded = new Set<string>();
  return statements.flatMap(({ cell, calls }) =>
    calls.flatMap((call) => {
      const effect = effectOf(call.path);
      for (const generator of effect?.seeds ?? []) seeded.add(generator);
      const random = effect?.random;
      if (random === undefined || effect?.seeds !== undefined) return [];
      if (!draws(call, random) || ownSeed(call, random) || seeded.has(random.generator)) return [];
      return [{ cell, line: call.range.start.line, name: call.path.split('.').at(-1) ?? call.path }];
    }),
  );
}
