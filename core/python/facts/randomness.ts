import type { Randomness } from '../effects/effect.ts';
import { effectOf } from '../effects/index.ts';
import type { Call, Facts, Statement } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';
import { type FactsInput, sited } from './context.ts';

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
    else if (random !== undefined && draws(call, random) && !isForName(call, at.statement)) {
      facts.push({ ...sited(at), path: call.path, seeded: ownSeed(call, random) || seeded.has(random.generator) });
    }
  }
  return facts;
}

const draws = (call: Call, { when }: Randomness): boolean =>
  when === undefined || call.arguments.some(({ keyword, literal }) => keyword === when && literal === true);

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

function ownSeed(call: Call, { seedFirst }: Randomness): boolean {
  // `train_test_split(df, shuffle=False)` cuts where it is told.
  if (call.arguments.some(({ keyword, literal }) => keyword === 'shuffle' && literal === false)) return true;
  const named = call.arguments.find(({ keyword }) => keyword !== null && seedKeywords.has(keyword));
  if (named !== undefined) return named.literal !== null;
  return seedFirst === true && call.arguments.length > 0;
}
