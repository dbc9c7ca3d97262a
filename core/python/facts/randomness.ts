import type { Call, Facts } from '../model.ts';
import { callsOf, type FactsInput, lastSegment, methodOf, sited } from './context.ts';
import { randomEstimators, randomFunctions, seedCalls } from './tables.ts';

/** Which global generator a path draws from; scikit-learn and pandas draw from numpy's. */
function generatorOf(path: string): string {
  const top = path.replace(/^</, '').split('.')[0] ?? '';
  if (top === 'random' || top === 'torch' || top === 'tensorflow') return top;
  return 'numpy';
}

/** Seeds set and random numbers drawn, in document order. */
export function randomnessFacts(input: FactsInput): Facts['randomness'] {
  const seeded = new Set<string>();
  const facts: Facts['randomness'][number][] = [];
  for (const at of callsOf(input)) {
    const { call } = at;
    if (seedCalls.test(call.path)) {
      const all = /seed_everything|set_random_seed|transformers/.test(call.path);
      for (const generator of all ? ['random', 'numpy', 'torch', 'tensorflow'] : [generatorOf(call.path)])
        seeded.add(generator);
      facts.push({ ...sited(at), path: call.path, seeded: true });
    } else if (isRandom(call)) {
      facts.push({ ...sited(at), path: call.path, seeded: ownSeed(call) || seeded.has(generatorOf(call.path)) });
    }
  }
  return facts;
}

function isRandom(call: Call): boolean {
  if (randomFunctions.test(call.path) || randomEstimators.test(call.path)) return true;
  if (/Fold$/.test(lastSegment(call.path))) {
    return call.arguments.some(({ keyword, literal }) => keyword === 'shuffle' && literal === true);
  }
  const method = methodOf(call.path);
  return method?.name === 'sample' && /pandas/.test(method.owner);
}

const seedKeywords = new Set(['random_state', 'seed', 'random_seed', 'generator', 'rng']);

function ownSeed(call: Call): boolean {
  const named = call.arguments.find(({ keyword }) => keyword !== null && seedKeywords.has(keyword));
  if (named !== undefined) return named.literal !== null;
  return /\.(?:default_rng|RandomState|SeedSequence|PCG64|MT19937)$/.test(call.path) && call.arguments.length > 0;
}
