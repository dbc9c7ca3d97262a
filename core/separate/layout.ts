import { builtins } from '#core/python/builtins.ts';
import { effectOf } from '#core/python/effects/index.ts';
import { assignmentIn, callsIn, type Trace } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import type { Kept } from './program.ts';

/** Which kept statements stand at the top of the module: definitions and constants that need nothing a stage makes. */
export function hoistedFrom(kept: readonly Kept[], trace: Trace): ReadonlySet<Kept> {
  const definers = Map.groupBy(
    kept.flatMap((item) => item.gives.map((name) => ({ name, item }))),
    ({ name }) => name,
  );
  const changed = new Set(kept.flatMap(({ changes }) => changes));
  const once = (item: Kept): boolean =>
    item.gives.length > 0 && item.gives.every((name) => definers.get(name)?.length === 1 && !changed.has(name));
  const hoisted = new Set(kept.filter((item) => isImport(item) || (isConstant(item) && once(item))));
  const given = (): Set<string> => new Set([...hoisted].flatMap(({ gives }) => gives));
  for (let before = -1; before !== hoisted.size; ) {
    before = hoisted.size;
    for (const item of kept) {
      if (!isDefinition(item) || hoisted.has(item) || !item.gives.every((name) => definers.get(name)?.length === 1))
        continue;
      const wanted = missing(item, given());
      const setups = wanted.map((name) => definers.get(name)?.[0]?.item);
      const all = setups.every(
        (setup): setup is Kept =>
          setup !== undefined &&
          (isDefinition(setup) || (once(setup) && isSetup(setup, trace) && missing(setup, given()).length === 0)),
      );
      if (!all) continue;
      const simple = setups.filter((setup) => setup !== undefined && !isDefinition(setup));
      const definitions = setups.filter((setup) => setup !== undefined && isDefinition(setup));
      if (
        definitions.some(
          (one) =>
            one !== undefined &&
            one !== item &&
            !hoisted.has(one) &&
            missing(one, given()).length > 0 &&
            !mutual(one, item, given()),
        )
      )
        continue;
      for (const one of simple) if (one !== undefined) hoisted.add(one);
      if (missing(item, given()).every((name) => definitions.some((one) => one?.gives.includes(name)))) {
        for (const one of definitions) if (one !== undefined) hoisted.add(one);
        hoisted.add(item);
      }
    }
  }
  return hoisted;
}

/** Two functions that call each other go together. */
const mutual = (one: Kept, other: Kept, given: ReadonlySet<string>): boolean =>
  missing(one, given).every((name) => other.gives.includes(name));

const missing = (item: Kept, given: ReadonlySet<string>): string[] =>
  item.uses.filter((name) => !given.has(name) && !item.gives.includes(name) && !builtins.has(name));

export function isImport({ step }: Kept): boolean {
  const node = step.statement.syntax;
  if (/^(?:import|future_import)/.test(node.type)) return true;
  return node.type === 'try_statement' && onlyImports(node);
}

function onlyImports(node: SyntaxNode): boolean {
  const blocks: SyntaxNode[] = [];
  const visit = (part: SyntaxNode): void => {
    if (part.type === 'block') blocks.push(part);
    for (const child of part.parts) visit(child);
  };
  visit(node);
  return (
    blocks.some(({ parts }) => parts.some(({ type }) => /^import/.test(type))) &&
    blocks.every(({ parts }) => parts.every((part) => /^import|^pass/.test(part.type) || assignmentIn(part) !== null))
  );
}

export const isDefinition = ({ step }: Kept): boolean => /definition$/.test(step.statement.syntax.type);

/** A name given a literal; an empty list or dictionary is to be filled and is none. */
function isConstant({ step }: Kept): boolean {
  const assignment = assignmentIn(step.statement.syntax);
  return (
    assignment?.left.type === 'identifier' &&
    isLiteral(assignment.right) &&
    !/^(?:\[\s*\]|\{\s*\})$/.test(assignment.right.text)
  );
}

function isLiteral(node: SyntaxNode): boolean {
  if (/^(?:integer|float|true|false|none)$/.test(node.type)) return true;
  if (node.type === 'string') return !node.children.some(({ type }) => type === 'interpolation');
  if (node.type === 'unary_operator') return node.parts.every(isLiteral);
  return /^(?:list|tuple|dictionary|set|pair|concatenated_string)$/.test(node.type) && node.parts.every(isLiteral);
}

/** Something small that is the same in every run: a device, a loss, a path joined. */
function isSetup({ step, metrics }: Kept, trace: Trace): boolean {
  const assignment = assignmentIn(step.statement.syntax);
  if (assignment === null || metrics.length > 0) return false;
  return callsIn(assignment.right).every((call) => {
    const effect = effectOf(trace.callOf(call)?.path ?? '');
    return (
      effect?.fits === undefined &&
      effect?.reads === undefined &&
      effect?.random === undefined &&
      effect?.loads === undefined
    );
  });
}
