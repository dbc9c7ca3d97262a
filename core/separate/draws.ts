import { effectOf, methodOf } from '#core/python/effects/index.ts';
import type { Call } from '#core/python/model.ts';
import { argumentsOf, type Step, type Trace } from '#core/python/slice/trace.ts';

/** Random numbers a statement draws from generators that all share, and generators it seeds. */
export interface Draws {
  readonly draws: ReadonlySet<string>;
  readonly seeds: ReadonlySet<string>;
}

/** By index of the step. Draws before a generator's first seed cannot be repeated and do not count. */
export function drawsOf(trace: Trace): readonly Draws[] {
  const own = new Map(
    trace.steps.flatMap(({ statement }) => statement.functions.map((item) => [item.name, statement] as const)),
  );
  const seeded = new Set<string>();
  return trace.steps.map((step): Draws => {
    if (/definition$/.test(step.statement.syntax.type)) return { draws: new Set(), seeds: new Set() };
    const called = step.statement.calls.flatMap((call) => [call, ...(own.get(call.path)?.calls ?? [])]);
    const seeds = new Set(called.flatMap(({ path }) => effectOf(path)?.seeds ?? []));
    for (const seed of seeds) seeded.add(seed);
    const drawn = called.flatMap((call) => drawnBy(trace, step, call));
    if (/\.backward\(/.test(step.statement.text)) drawn.push('torch');
    return { draws: new Set(drawn.filter((generator) => seeded.has(generator))), seeds };
  });
}

function drawnBy(trace: Trace, step: Step, call: Call): string[] {
  const { path, syntax } = call;
  if (/^torch\.nn\.[A-Z]/.test(path)) return ['torch'];
  if (/^<?(?:tensorflow\.)?keras\./.test(path)) return ['tensorflow'];
  if (/^numpy\.random\.(?!seed|default_rng|RandomState|Generator)\w+$/.test(path)) return ['numpy'];
  const { positional, keywords } = argumentsOf(syntax);
  const method = methodOf(path);
  const random = effectOf(path)?.random;
  if (random !== undefined && !/(?:^|\.)[A-Z]\w*$/.test(path)) {
    const seed = random.seed === undefined ? undefined : keywords.get(random.seed);
    const given = (seed !== undefined && seed.type !== 'none') || (random.seedFirst === true && positional.length > 0);
    const inactive = random.when !== undefined && keywords.get(random.when)?.type !== 'true';
    return given || inactive ? [] : [random.generator];
  }
  if (method === null || effectOf(path)?.fits === undefined || effectOf(method.owner)?.random === undefined) return [];
  const maker = trace.steps.findLast(
    ({ at, statement }) => at <= step.at && call.receiver !== null && statement.defines.includes(call.receiver),
  );
  return maker !== undefined && /random_state\s*=\s*(?!None)/.test(maker.statement.text) ? [] : ['numpy'];
}
