import { effectOf } from '#core/python/effects/index.ts';
import type { Kept } from './program.ts';

export type Role = 'load' | 'prepare' | 'train' | 'evaluate';
export const roles: readonly Role[] = ['load', 'prepare', 'train', 'evaluate'];

/** One stretch of a stage's body. */
export interface Line {
  readonly role: Role;
  readonly text: string;
  readonly gives: readonly string[];
  readonly uses: readonly string[];
  readonly heading: string | null;
}

export interface Stage {
  readonly role: Role;
  readonly lines: readonly Line[];
  readonly takes: readonly string[];
  readonly hands: readonly string[];
}

/** Which stage each kept statement belongs to: they follow each other, and each begins where the run gets to it. */
export function rolesOf(kept: readonly Kept[], model: string, rawAt: number | null): ReadonlyMap<Kept, Role> {
  const trainEnd = kept.findLastIndex((item) => item.gives.includes(model) || item.changes.includes(model));
  const reads = (item: Kept): boolean =>
    item.step.statement.calls.some(
      ({ path }) => effectOf(path)?.reads !== undefined || /\.(?:load_|fetch_|make_)\w+$|load_dataset$/.test(path),
    );
  const builds = (item: Kept): boolean =>
    (item.gives.includes(model) ||
      item.changes.includes(model) ||
      item.step.statement.calls.some(({ path }) => isModelMaker(path))) &&
    !reads(item);
  const firstBuild = kept.findIndex(builds);
  const trainStart = firstBuild === -1 || firstBuild > trainEnd ? trainEnd : firstBuild;
  const readEnd = kept.findLastIndex(
    (item, index) => index < Math.max(trainStart, 1) && reads(item) && (rawAt === null || item.step.at <= rawAt),
  );
  const rawEnd = kept.findLastIndex(({ step }, index) => index < trainStart && rawAt !== null && step.at <= rawAt);
  const loadEnd = rawAt === null ? readEnd : Math.max(readEnd, rawEnd);
  return new Map(
    kept.map((item, index) => [
      item,
      index <= loadEnd ? 'load' : index < trainStart ? 'prepare' : index <= trainEnd ? 'train' : 'evaluate',
    ]),
  );
}

const isModelMaker = (path: string): boolean => {
  const kind = effectOf(path)?.estimator;
  return (
    kind === 'model' || kind === 'pipeline' || kind === 'search' || kind === 'network' || /^torch\.nn\.[A-Z]/.test(path)
  );
};

/** Lines by stage with what each takes and hands on; `given` are names that are there before, `wanted` those read at the end. */
export function stagesOf(
  lines: readonly Line[],
  given: readonly string[],
  wanted: readonly string[],
): readonly Stage[] {
  const present = roles.filter((role) => lines.some((line) => line.role === role));
  const order = [...given, ...lines.flatMap(({ gives }) => gives)];
  const sorted = (names: ReadonlySet<string>): string[] => [...new Set(order)].filter((name) => names.has(name));
  let later = new Set(wanted);
  const stages: Stage[] = [];
  for (const role of present.toReversed()) {
    const own = lines.filter((line) => line.role === role);
    const made = new Set<string>();
    const takes = new Set<string>();
    const here = new Set(given);
    for (const line of lines)
      if (roles.indexOf(line.role) < roles.indexOf(role)) for (const name of line.gives) here.add(name);
    for (const line of own) {
      for (const name of line.uses) if (!made.has(name) && here.has(name)) takes.add(name);
      for (const name of line.gives) made.add(name);
    }
    const hands = new Set([...made].filter((name) => later.has(name)));
    // What a branch or loop may leave as it was comes in from before.
    for (const name of hands)
      if (
        here.has(name) &&
        own.every((line) => !line.gives.includes(name) || /^(?:if|for|while|try)\b/m.test(line.text))
      )
        takes.add(name);
    stages.unshift({ role, lines: own, takes: sorted(takes), hands: sorted(hands) });
    later = new Set([...[...later].filter((name) => !made.has(name)), ...takes]);
  }
  return stages;
}

/** More than this and the stages do not separate: the reader is better served by one straight function. */
const most = 8;
export const separates = (stages: readonly Stage[]): boolean =>
  stages.length > 1 && stages.every(({ takes, hands }) => takes.length <= most && hands.length <= most);
