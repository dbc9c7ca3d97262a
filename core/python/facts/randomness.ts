import type { Randomness } from '../effects/effect.ts';
import { effectOf } from '../effects/index.ts';
import type { Call, Facts } from '../model.ts';
import { type FactsInput, sited } from './context.ts';
import { isForShow } from './shown-draws.ts';

/** Seeds set and random numbers drawn, in document order. */
export function randomnessFacts(input: FactsInput): Facts['randomness'] {
  const seeded = new Set<string>();
  const facts: Facts['randomness'][number][] = [];
  for (const at of input.calls) {
    const { call } = at;
    const effect = effectOf(call.path);
    for (const generator of effect?.seeds ?? []) seeded.add(generator);
    const random = effect?.random;
    if (effect?.seeds !== undefined) facts.push({ ...sited(at), path: call.path, seeded: true });
    else if (
      random !== undefined &&
      draws(call, random) &&
      !isForShow(call, at.statement, () => input.statements.slice(at.statement.id + 1))
    ) {
      facts.push({ ...sited(at), path: call.path, seeded: ownSeed(call, random) || seeded.has(random.generator) });
    }
  }
  return facts;
}

/** Whether a call draws as it is called. */
export const draws = (call: Call, { when }: Randomness): boolean =>
  when === undefined || call.arguments.some(({ keyword, literal }) => keyword === when && literal === true);

const seedKeywords = new Set(['random_state', 'seed', 'random_seed', 'generator', 'rng']);

/** Whether a call is given a seed of its own, or draws nothing. */
export function ownSeed(call: Call, { seedFirst }: Randomness): boolean {
  // `train_test_split(df, shuffle=False)` cuts where it is told.
  if (call.arguments.some(({ keyword, literal }) => keyword === 'shuffle' && literal === false)) return true;
  const named = call.arguments.find(({ keyword }) => keyword !== null && seedKeywords.has(keyword));
  if (named !== undefined) return named.literal !== null;
  return seedFirst === true && call.arguments.length > 0;
}
