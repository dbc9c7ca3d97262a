import type { Step } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import type { metricsOf } from './metrics.ts';
import type { TrainInput } from './train-input.ts';
import type { SamplePoint } from './train-sample.ts';
import { wordsIn } from './words.ts';

/** What a script is wanted for: the model, the first rows, what `features` needs of training, and the figures; by the step they stand at. */
export function wantedOf(
  { trace, cut, recordings }: TrainInput,
  metrics: ReturnType<typeof metricsOf>,
  sampled: SamplePoint,
) {
  const before = new Map<number, string[]>();
  const after = new Map<number, string[]>();
  const want = (map: Map<number, string[]>, at: number, names: readonly string[]): void => {
    map.set(at, [...(map.get(at) ?? []), ...names.filter((name) => known.has(name))]);
  };
  const known = new Set(trace.steps.flatMap(({ statement }) => statement.defines));
  want(after, cut.ask.step.at, [cut.ask.root, ...wordsIn(cut.ask.model)]);
  want(sampled.after ? after : before, sampled.step.at, sampled.names);
  const forced = new Set<number>();
  for (const { step, when, names, expression } of recordings.list) {
    want(when === 'before' ? before : after, step.at, names);
    if (expression === null) forced.add(step.at);
  }
  const covered = (step: Step, node: SyntaxNode): boolean =>
    (recordings.edits.get(step.statement.cell) ?? []).some(({ start }) => node.start <= start && start <= node.end);
  for (const step of trace.steps) if (covered(step, step.statement.syntax)) forced.add(step.at);
  return { before, after, forced, metrics, keeps: covered };
}
