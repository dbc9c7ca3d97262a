import type { Call, Facts, Statement } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
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
    } else if (isRandom(call, at.statement)) {
      facts.push({ ...sited(at), path: call.path, seeded: ownSeed(call) || seeded.has(generatorOf(call.path)) });
    }
  }
  return facts;
}

function isRandom(call: Call, statement: Statement): boolean {
  if (isForName(call, statement)) return false;
  if (randomFunctions.test(call.path) || randomEstimators.test(call.path)) return true;
  if (/Fold$/.test(lastSegment(call.path))) {
    return call.arguments.some(({ keyword, literal }) => keyword === 'shuffle' && literal === true);
  }
  const method = methodOf(call.path);
  return method?.name === 'sample' && /pandas/.test(method.owner);
}

/**
 * A random suffix, an id, something to show: no result rests on it. Drawn from an alphabet, put into a text, printed, or given
 * to a variable that is called so.
 */
function isForName(call: Call, { syntax }: Statement): boolean {
  if (!/^(?:random|numpy\.random)\./.test(call.path)) return false;
  if (call.arguments.some(({ text }) => /\b(?:ascii_\w+|hexdigits|digits)\b/.test(text))) return true;
  const { start, end } = call.syntax;
  let node: SyntaxNode | undefined = syntax;
  while (node !== undefined && node !== call.syntax) {
    if (node.type === 'interpolation' || (node.type === 'call' && shows.test(node.child('function')?.text ?? '')))
      return true;
    if (node.type === 'assignment' && named.test(node.child('left')?.text ?? '')) return true;
    node = node.parts.find((part) => part.start <= start && end <= part.end);
  }
  return false;
}

const shows = /^(?:print|display|str|hex|hash)$|\.format$/;
const named = /(?:^|_)(?:uuid|uid|id|suffix|salt|postfix|hash|port|token|name|stamp)$/i;

const seedKeywords = new Set(['random_state', 'seed', 'random_seed', 'generator', 'rng']);

function ownSeed(call: Call): boolean {
  // `train_test_split(df, shuffle=False)` cuts where it is told.
  if (call.arguments.some(({ keyword, literal }) => keyword === 'shuffle' && literal === false)) return true;
  const named = call.arguments.find(({ keyword }) => keyword !== null && seedKeywords.has(keyword));
  if (named !== undefined) return named.literal !== null;
  return /\.(?:default_rng|RandomState|SeedSequence|PCG64|MT19937)$/.test(call.path) && call.arguments.length > 0;
}
