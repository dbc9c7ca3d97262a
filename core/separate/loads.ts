import { effectOf } from '#core/python/effects/index.ts';
import { stringsOf } from '#core/python/literal.ts';
import type { Call } from '#core/python/model.ts';
import { rootOf } from '#core/python/roots.ts';
import { argumentsOf, assignmentIn, type Step, type Trace } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';

/** What was kept in a file by the notebook and is read again by it: the name that gets it, and the expression that was kept. */
export interface Reloaded {
  readonly name: string;
  readonly kept: string;
  readonly root: string;
}

/** Files a statement writes and reads under literal names, and an object it loads that the notebook itself kept before. */
export interface FilesOf {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
  readonly reloaded: Reloaded | null;
}

/** By index of the step. */
export function filesOf(trace: Trace): readonly FilesOf[] {
  const saves: { readonly at: number; readonly files: readonly string[]; readonly kept: SyntaxNode }[] = [];
  return trace.steps.map((step): FilesOf => {
    const { calls } = step.statement;
    const literal = (call: Call): string[] =>
      call.arguments.flatMap((item) => (typeof item.literal === 'string' ? [item.literal] : []));
    const all = [...new Set([...calls.flatMap(literal), ...pathsIn(step.statement.syntax)])];
    const reloaded = reloadedBy(step, all, saves);
    for (const call of calls) {
      const effect = effectOf(call.path);
      const kept = effect?.saves === 'joblib' || effect?.saves === 'pickle' ? keptBy(call) : null;
      if (kept !== null) saves.push({ at: step.at, files: all, kept });
    }
    const writes = calls.some(
      ({ path }) => effectOf(path)?.writes !== undefined || effectOf(path)?.saves !== undefined,
    );
    const reads = calls.some(({ path }) => effectOf(path)?.reads !== undefined || effectOf(path)?.loads !== undefined);
    return { writes: writes ? all : [], reads: reads && reloaded === null ? all : [], reloaded };
  });
}

function keptBy({ path, syntax }: Call): SyntaxNode | null {
  const { positional, keywords } = argumentsOf(syntax);
  if (!/\.dump$/.test(path)) return null;
  const kept = positional[0] ?? keywords.get('value') ?? keywords.get('obj');
  return kept === undefined || rootOf(kept) === null || kept.type === 'call' ? null : kept;
}

function reloadedBy(
  step: Step,
  files: readonly string[],
  saves: readonly { readonly files: readonly string[]; readonly kept: SyntaxNode }[],
): Reloaded | null {
  const { statement } = step;
  const load = statement.calls.find(({ path }) =>
    /^(?:joblib|pickle|cloudpickle|dill|sklearn\.externals\.joblib)\.load$/.test(path),
  );
  if (load === undefined) return null;
  const assignment = assignmentAround(statement.syntax, load.syntax);
  if (assignment === null) return null;
  const same = saves.findLast((save) => save.files.some((file) => files.includes(file)));
  const save = same ?? (saves.length === 1 && files.length === 0 ? saves[0] : undefined);
  const root = save === undefined ? null : rootOf(save.kept);
  return save === undefined || root === null ? null : { name: assignment, kept: save.kept.text, root };
}

/** `model` of `model = joblib.load(...)`, alone or as all that a `with` block does. */
function assignmentAround(node: SyntaxNode, load: SyntaxNode): string | null {
  const own = assignmentIn(node);
  if (own !== null) return own.right === load && own.left.type === 'identifier' ? own.left.text : null;
  if (node.type !== 'with_statement') return null;
  const parts = node.child('body')?.parts ?? [];
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? assignmentAround(only, load) : null;
}

function pathsIn(node: SyntaxNode): string[] {
  if (node.type === 'string') return (stringsOf(node) ?? []).filter((text) => /\.\w{1,8}$/.test(text));
  return node.parts.flatMap((part) => pathsIn(part));
}
