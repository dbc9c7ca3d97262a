import { Positions } from '#core/notebook/positions.ts';
import { effectOf } from '#core/python/effects/index.ts';
import { rootOf } from '#core/python/roots.ts';
import { argumentsOf, assignmentIn, type Step, type Trace } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { Aliases } from './aliases.ts';
import { drawsOf } from './draws.ts';
import { filesOf, type Reloaded } from './loads.ts';
import type { Metric } from './metrics.ts';
import { prunable } from './prune.ts';
import { changesNothing } from './shows.ts';

/** A statement of the notebook that training needs. */
export interface Kept {
  readonly step: Step;
  /** Statements inside it that are left out. */
  readonly removed: readonly SyntaxNode[];
  readonly gives: readonly string[];
  readonly uses: readonly string[];
  readonly changes: readonly string[];
  readonly reloaded: Reloaded | null;
  readonly metrics: readonly Metric[];
  /** False where only figures of it are kept. */
  readonly whole: boolean;
  /** It stays only because it draws random numbers that later statements would get otherwise. */
  readonly onlyDraws: boolean;
}

/** What must come out: names right before or after steps, by index, and steps that must stay. */
export interface Wanted {
  readonly before: ReadonlyMap<number, readonly string[]>;
  readonly after: ReadonlyMap<number, readonly string[]>;
  readonly forced: ReadonlySet<number>;
  readonly metrics: readonly Metric[];
  keeps(step: Step, node: SyntaxNode): boolean;
}

/** The backward slice of the whole notebook, in the order of the run. */
export function programOf(trace: Trace, wanted: Wanted): readonly Kept[] {
  const aliases = new Aliases(trace, trace.steps);
  const draws = drawsOf(trace);
  const files = filesOf(trace);
  const isCalm = calmIn(trace);
  const needed = new Set<string>();
  const kept: Kept[] = [];
  const last = Math.max(
    -1,
    ...wanted.before.keys(),
    ...wanted.after.keys(),
    ...wanted.metrics.map(({ step }) => step.at),
  );
  for (const step of trace.steps.toReversed()) {
    for (const name of wanted.after.get(step.at) ?? []) needed.add(name);
    const metrics = wanted.metrics.filter((metric) => metric.step === step);
    for (const metric of metrics) for (const name of metric.names) needed.add(name);
    const { statement } = step;
    const own = files[step.at];
    const random = draws[step.at];
    const reloaded = own?.reloaded ?? null;
    const useful =
      wanted.forced.has(step.at) ||
      metrics.some(({ bound }) => bound) ||
      statement.defines.some((name) => needed.has(name)) ||
      changesOf(step, isCalm).some((name) => [...aliases.affected(name)].some((one) => needed.has(one))) ||
      (own?.writes ?? []).some((file) => needed.has(`file ${file}`)) ||
      (step.at <= last && (random?.seeds.size ?? 0) > 0);
    const drawn = [...(random?.draws ?? [])].some((generator) => needed.has(`draws ${generator}`));
    const onlyDraws = drawn && !useful;
    const whole = useful || drawn;
    if ((whole || metrics.length > 0) && !isBareDelete(statement.syntax)) {
      const removed = whole && reloaded === null ? removedIn(trace, step, needed, wanted) : [];
      const uses = reloaded === null ? (whole ? usesOf(step, removed) : []) : [reloaded.root];
      const gives = whole ? statement.defines : [];
      if (whole && bindsForSure(statement.syntax)) for (const name of gives) needed.delete(name);
      for (const metric of metrics) for (const name of metric.names) if (!gives.includes(name)) needed.add(name);
      for (const name of uses) needed.add(name);
      if (whole) {
        for (const seed of random?.seeds ?? []) needed.delete(`draws ${seed}`);
        for (const generator of random?.draws ?? []) needed.add(`draws ${generator}`);
        if (reloaded === null) for (const file of own?.reads ?? []) needed.add(`file ${file}`);
      }
      kept.push({
        step,
        removed,
        gives,
        uses,
        changes: whole ? changesOf(step, isCalm) : [],
        reloaded,
        metrics,
        whole,
        onlyDraws,
      });
    }
    for (const name of wanted.before.get(step.at) ?? []) needed.add(name);
  }
  return kept.toReversed();
}

/** Names a statement changes in place; a call that nothing is known of may change all it is given. */
function changesOf({ statement }: Step, isCalm: (path: string) => boolean): readonly string[] {
  if (/definition$/.test(statement.syntax.type)) return [];
  const [only] = statement.syntax.type === 'expression_statement' ? statement.syntax.parts : [];
  const bare = only?.type === 'call' ? statement.calls.find(({ syntax }) => syntax === only) : undefined;
  if (bare === undefined || effectOf(bare.path) !== null || isCalm(bare.path)) return statement.mutates;
  const given = argumentsOf(bare.syntax).nodes.map((node) => rootOf(node.child('value') ?? node));
  return [...statement.mutates, bare.receiver, ...given].filter((name) => name !== null);
}

/** Whether a call changes nothing; of the notebook's own functions those that only call such. */
function calmIn(trace: Trace): (path: string) => boolean {
  const own = new Map(
    trace.steps.flatMap(({ statement }) => statement.functions.map((item) => [item.name, statement] as const)),
  );
  const known = new Map<string, boolean>();
  const isCalm = (path: string): boolean => {
    const statement = own.get(path);
    if (statement === undefined) return changesNothing(path);
    const seen = known.get(path);
    if (seen !== undefined) return seen;
    known.set(path, true);
    const calm = statement.calls.every((call) => isCalm(call.path));
    known.set(path, calm);
    return calm;
  };
  return isCalm;
}

/** A whole `del x`: names go out of scope by themselves. */
const isBareDelete = (node: SyntaxNode): boolean =>
  node.type === 'delete_statement' && !node.parts.some((part) => /\[|\./.test(part.text));

/** An assignment, import or definition, or a `with` block; what stands in a branch or loop may leave the old value. */
const bindsForSure = (node: SyntaxNode): boolean =>
  assignmentIn(node) !== null || /^import|definition$|^with_statement|^expression_statement/.test(node.type);

function removedIn(trace: Trace, step: Step, needed: ReadonlySet<string>, wanted: Wanted): readonly SyntaxNode[] {
  const { syntax } = step.statement;
  if (!/^(?:for|while|if|with|try)_statement$|definition$/.test(syntax.type)) return [];
  return prunable(syntax, { trace, wanted: needed, keeps: (node) => wanted.keeps(step, node) });
}

/** Names read, but where all that reads them is left out. */
function usesOf(step: Step, removed: readonly SyntaxNode[]): readonly string[] {
  const positions = new Positions(step.cell.python);
  const names = step.statement.uses.filter(({ range }) => {
    const offset = positions.offset(range.start);
    return !removed.some((node) => node.start <= offset && offset < node.end);
  });
  return [...new Set(names.map(({ name }) => name))];
}
