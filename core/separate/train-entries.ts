import type { Edit } from '#core/python/slice/edits.ts';
import type { Metric } from './metrics.ts';
import type { Kept } from './program.ts';
import type { Recording } from './recordings.ts';
import { type Line, type Role, rolesOf } from './stages.ts';
import type { Data } from './train-data.ts';
import { headingsOf } from './train-headings.ts';
import type { TrainInput } from './train-input.ts';
import { replaced } from './train-lines.ts';
import type { OwnNames } from './train-names.ts';
import type { SamplePoint, SampleText } from './train-sample.ts';

interface Parts {
  readonly kept: readonly Kept[];
  /** Those that do not stand at the top of the module. */
  readonly loose: readonly Kept[];
  readonly names: OwnNames;
  readonly data: Data | null;
  own(item: Kept): Edit[];
  readonly sampled: SamplePoint;
  readonly sample: SampleText;
}

interface Entry {
  readonly at: number;
  /** Within a step: what is kept before it, the step itself, what is kept after it, its figures. */
  readonly rank: 0 | 1 | 2 | 3;
  readonly line: Line;
}

/** The script's lines in their order, and whether some value is copied when it is kept. */
export function entriesOf(
  input: TrainInput,
  parts: Parts,
): { readonly entries: readonly Line[]; readonly copied: boolean } {
  const { kept, loose, names, sampled, sample } = parts;
  const role = rolesOf(loose, input.cut.ask.root, input.cut.slice?.raw.step.at ?? null);
  const stageAt = (at: number): Role => {
    const before = loose.findLast(({ step }) => step.at <= at);
    return (before === undefined ? undefined : role.get(before)) ?? 'load';
  };
  const headings = headingsOf(input.analysis, loose);
  const entries = loose.flatMap((item): Entry[] => {
    const { at } = item.step;
    const where = role.get(item) ?? 'train';
    const heading = headings.get(item) ?? null;
    const whole = item.whole ? [{ at, rank: 1 as const, line: statementLine(input, parts, item, where, heading) }] : [];
    const own = item.whole ? null : heading;
    return [
      ...whole,
      ...item.metrics.map((one) => ({ at, rank: 3 as const, line: metricLine(one, names, where, own) })),
    ];
  });
  const recorded = input.recordings.list.flatMap(({ expression, ...rest }) =>
    expression === null ? [] : [{ ...rest, expression, isCopied: changesLater(kept, expression, rest) }],
  );
  for (const { name, step, when, expression, names: used, isCopied } of recorded) {
    const value = isCopied ? `copy.deepcopy(${expression})` : expression;
    entries.push({
      at: step.at,
      rank: when === 'before' ? 0 : 2,
      line: {
        role: stageAt(step.at),
        text: `${input.fitted}[${JSON.stringify(name)}] = ${value}`,
        gives: [],
        uses: [input.fitted, ...used],
        heading: null,
      },
    });
  }
  const { at } = sampled.step;
  entries.push({ at, rank: sampled.after ? 2 : 0, line: { ...sample.line, role: stageAt(at) } });
  entries.sort((a, b) => a.at - b.at || a.rank - b.rank);
  return { entries: entries.map(({ line }) => line), copied: recorded.some(({ isCopied }) => isCopied) };
}

/** A statement of the notebook. */
function statementLine(
  { recordings, texts, fitted }: TrainInput,
  { own, data, names }: Parts,
  item: Kept,
  role: Role,
  heading: string | null,
): Line {
  const { step } = item;
  const plain =
    item.reloaded === null ? texts.of(step, item.removed, own(item)) : `${item.reloaded.name} = ${item.reloaded.kept}`;
  const { syntax, cell } = step.statement;
  const inside = (recordings.edits.get(cell) ?? []).some(({ start }) => start >= syntax.start && start <= syntax.end);
  const walrus = inside ? [...plain.matchAll(/\((\w+) := /g)].map((match) => match[1] ?? '') : [];
  const drawn = item.onlyDraws ? '# Draws random numbers: what follows would get others without it.\n' : '';
  return {
    role,
    text: `${drawn}${replaced(plain, step, recordings, fitted)}`,
    gives: [...item.gives, ...walrus],
    uses: [...item.uses, ...item.changes, ...(inside ? [fitted] : []), ...(data?.item === item ? [names.data] : [])],
    heading,
  };
}

const metricLine = (metric: Metric, { metrics }: OwnNames, role: Role, heading: string | null): Line => ({
  role,
  text: `${metrics}[${JSON.stringify(metric.key)}] = ${metric.expression}`,
  gives: [],
  uses: [metrics, ...(metric.bound ? [metric.key, metric.expression] : metric.names)],
  heading,
});

/** Whether the object that is kept is changed in place afterwards. */
const changesLater = (kept: readonly Kept[], expression: string, { step, when }: Pick<Recording, 'step' | 'when'>) =>
  kept.some(
    (item) =>
      (item.step.at > step.at || (when === 'before' && item.step.at === step.at)) &&
      item.changes.some((changed) => changed === expression),
  );
