import type { ParsedCell } from './cell-syntax.ts';
import type { DryRun, PythonRules, Step } from './dry-run.ts';
import type { BodyName } from './model.ts';
import type { FunctionFacts, Read } from './names.ts';
import type { SyntaxNode } from './syntax.ts';

/**
 * Names that bodies of functions and methods read and cannot have. Who calls a method is seldom to be seen in a notebook, so
 * one whose function nobody is seen to call counts too, where nothing in the whole notebook, above or below, defines the name.
 */
export function namesInBodies(run: DryRun, steps: readonly Step[], python: PythonRules): BodyName[] {
  const found = new Map<string, BodyName>();
  const add = (read: Read, cell: ParsedCell, kind: BodyName['kind']): void => {
    const of = functionAround(cell.reading.root, read.node);
    const key = kind === 'nowhere' ? read.name : `${read.name} ${cell.syntax.cell.index} ${of?.start}`;
    if (found.has(key)) return;
    found.set(key, {
      name: read.name,
      cell: cell.syntax.cell.index,
      range: cell.reading.positions.range(read.node.start, read.node.end),
      of: of?.child('name')?.text ?? null,
      kind,
      reached: run.unbound.get(read) === true,
    });
  };
  const defined = definedAnywhere(steps);
  const isThere = ({ name }: Read): boolean => defined.has(name) || run.missing.has(name) || python.isBuiltin(name);
  for (const { cell, words, statements } of steps) {
    if (words !== null) continue;
    for (const { names } of statements) {
      for (const read of names.unbound) if (!run.forgiven.has(read)) add(read, cell, 'unbound');
      if (run.isOpen) continue;
      for (const read of names.reads) {
        if (!read.deferred || read.own || read.forgiven || read.annotation || run.forgiven.has(read)) continue;
        if (!isThere(read)) add(read, cell, 'nowhere');
      }
    }
  }
  return [...found.values()];
}

/** What any statement, magic or function binds, and any word of what is no Python. */
function definedAnywhere(steps: readonly Step[]): ReadonlySet<string> {
  const defined = new Set<string>();
  const add = (names: readonly string[]): void => {
    for (const name of names) defined.add(name);
  };
  const addFunction = ({ binds, functions }: FunctionFacts): void => {
    add(binds);
    functions.forEach(addFunction);
  };
  for (const { magics, words, statements } of steps) {
    for (const { binds } of magics) add(binds);
    add(words ?? []);
    for (const { names } of statements) {
      add(names.binds);
      add(names.deletes);
      names.functions.forEach(addFunction);
    }
  }
  return defined;
}

/** The definition of the innermost function around a node. */
function functionAround(root: SyntaxNode, inner: SyntaxNode): SyntaxNode | null {
  let [around, node]: [SyntaxNode | null, SyntaxNode | undefined] = [null, root];
  while (node !== undefined) {
    if (node.type === 'function_definition') around = node;
    node = node.parts.find((part) => part.holds(inner));
  }
  return around;
}
