import type { ParsedCell } from './cell-syntax.ts';
import { literalOf } from './literal.ts';
import type { Argument, Call, Statement } from './model.ts';
import type { FunctionFacts, Read, SeenCall, StatementNames } from './names.ts';
import type { SyntaxNode } from './syntax.ts';

interface Input {
  readonly id: number;
  readonly cell: ParsedCell;
  readonly syntax: SyntaxNode;
  readonly names: StatementNames;
  /** All functions of the notebook by name. */
  readonly functions: ReadonlyMap<string, FunctionFacts>;
  isBuiltin(name: string): boolean;
}

/** Turns what the walk saw into the statement that everyone else reads. */
export function describeStatement(input: Input): Statement {
  const { id, cell, syntax, names } = input;
  return {
    id,
    cell: cell.syntax.cell.index,
    range: cell.positions.range(syntax.start, syntax.end),
    text: syntax.text,
    kind: kindOf(syntax),
    defines: names.binds,
    uses: usesOf(input),
    mutates: names.mutates,
    calls: names.calls.map((call) => describeCall(call, names.reads, cell)),
    deletes: names.deletes,
    functions: names.functions,
    syntax,
  };
}

/** A `0` that stands where a magic was. */
export function isFiller(node: SyntaxNode, cell: ParsedCell): boolean {
  if (node.type !== 'expression_statement' || node.text !== '0') return false;
  const at = cell.positions.position(node.start);
  return cell.syntax.magics.some(
    ({ range }) => range.start.line <= at.line && at.line <= range.end.line && range.start.character <= at.character,
  );
}

function kindOf(syntax: SyntaxNode): string {
  const [only] = syntax.parts;
  if (
    syntax.type === 'expression_statement' &&
    (only?.type === 'assignment' || only?.type === 'augmented_assignment')
  ) {
    return only.type;
  }
  return syntax.type === 'decorated_definition' ? (syntax.child('definition')?.type ?? syntax.type) : syntax.type;
}

/** Reads of the statement itself, then what the functions it names read in their turn. */
function usesOf({ cell, names, functions, isBuiltin }: Input): Statement['uses'] {
  const uses: Statement['uses'][number][] = [];
  const followed = new Set<string>();
  const add = (reads: readonly Read[], site: SyntaxNode | null): void => {
    for (const read of reads) {
      if (read.own || isBuiltin(read.name)) continue;
      const node = site ?? read.node;
      uses.push({ name: read.name, range: cell.positions.range(node.start, node.end) });
      const called = functions.get(read.name);
      if (called === undefined || followed.has(read.name)) continue;
      followed.add(read.name);
      add(called.reads, node);
    }
  };
  const local = new Set(names.functions.map((item) => item.name));
  add(
    names.reads.filter((read) => !(read.deferred && local.has(read.name))),
    null,
  );
  const seen = new Set<string>();
  return uses.filter(({ name, range }) => {
    const key = `${name} ${range.start.line} ${range.start.character}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function describeCall(call: SeenCall, reads: readonly Read[], cell: ParsedCell): Call {
  const given = call.node.child('arguments');
  const nodes = given === null ? [] : given.type === 'argument_list' ? given.parts : [given];
  return {
    path: call.path,
    receiver: call.receiver,
    arguments: nodes.map((node) => describeArgument(node, reads, cell)),
    range: cell.positions.range(call.node.start, call.node.end),
    syntax: call.node,
  };
}

function describeArgument(node: SyntaxNode, reads: readonly Read[], cell: ParsedCell): Argument {
  const keyword = node.type === 'keyword_argument' ? (node.child('name')?.text ?? null) : null;
  const value = keyword === null ? node : (node.child('value') ?? node);
  const inside = reads.filter((read) => read.node.start >= value.start && read.node.end <= value.end);
  return {
    keyword,
    text: value.text,
    range: cell.positions.range(value.start, value.end),
    names: [...new Set(inside.map((read) => read.name))],
    literal: literalOf(value),
  };
}
