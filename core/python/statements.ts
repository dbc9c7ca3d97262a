import type { Positions } from '#core/notebook/positions.ts';
import type { ParsedCell } from './cell-syntax.ts';
import { literalOf } from './literal.ts';
import type { Argument, Call, Statement } from './model.ts';
import type { FunctionFacts, Read, SeenCall, StatementNames } from './names.ts';
import type { SyntaxNode } from './syntax.ts';

/** What a statement says wherever it stands: all but its number, its cell and what the functions it names read. */
type Description = Pick<Statement, 'range' | 'text' | 'kind' | 'calls'> & {
  readonly reads: readonly SitedRead[];
};

interface SitedRead {
  readonly read: Read;
  readonly range: Statement['range'];
}

interface Input {
  readonly id: number;
  readonly cell: ParsedCell;
  readonly syntax: SyntaxNode;
  readonly names: StatementNames;
  /** All functions of the notebook by name; more than one where a name is defined again. */
  readonly functions: ReadonlyMap<string, readonly FunctionFacts[]>;
  isBuiltin(name: string): boolean;
}

/** Turns what the walk saw into the statement that everyone else reads. */
export function describeStatement(input: Input): Statement {
  const { id, cell, syntax, names } = input;
  const { range, text, kind, calls, reads } = describe(syntax, names, cell.reading.positions);
  return {
    id,
    cell: cell.syntax.cell.index,
    range,
    text,
    kind,
    defines: names.binds,
    uses: usesOf(reads, input),
    mutates: names.mutates,
    calls,
    deletes: names.deletes,
    functions: names.functions,
    syntax,
  };
}

/** Names are kept with the statement they are of, so what they were described as holds as long as they do. */
const described = new WeakMap<StatementNames, Description>();

function describe(syntax: SyntaxNode, names: StatementNames, positions: Positions): Description {
  const known = described.get(names);
  if (known !== undefined) return known;
  const rangeOf = (node: SyntaxNode): Statement['range'] => positions.range(node.start, node.end);
  const own = new Set(names.functions.map((item) => item.name));
  const sorted = names.reads.toSorted((a, b) => a.node.start - b.node.start);
  const description: Description = {
    range: rangeOf(syntax),
    text: syntax.text,
    kind: kindOf(syntax),
    calls: names.calls.map((call) => describeCall(call, sorted, rangeOf)),
    reads: names.reads
      .filter((read) => !read.own && !(read.deferred && own.has(read.name)))
      .map((read) => ({ read, range: rangeOf(read.node) })),
  };
  described.set(names, description);
  return description;
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

/** Reads of the statement itself, then what the functions it names read in their turn, each name once a place. */
function usesOf(reads: readonly SitedRead[], { functions, isBuiltin }: Input): Statement['uses'] {
  const uses: Statement['uses'][number][] = [];
  const seen = new Set<string>();
  const followed = new Set<string>();
  const add = (read: Read, range: Statement['range']): void => {
    if (read.own || isBuiltin(read.name)) return;
    const key = `${read.name} ${range.start.line} ${range.start.character}`;
    if (!seen.has(key)) {
      seen.add(key);
      uses.push({ name: read.name, range });
    }
    const called = functions.get(read.name);
    if (called === undefined || followed.has(read.name)) return;
    followed.add(read.name);
    for (const inner of called.flatMap((one) => one.reads)) add(inner, range);
  };
  for (const { read, range } of reads) add(read, range);
  return uses;
}

type RangeOf = (node: SyntaxNode) => Statement['range'];

function describeCall(call: SeenCall, reads: readonly Read[], rangeOf: RangeOf): Call {
  const given = call.node.child('arguments');
  const nodes = given === null ? [] : given.type === 'argument_list' ? given.parts : [given];
  return {
    path: call.path,
    receiver: call.receiver,
    arguments: nodes.map((node) => describeArgument(node, reads, rangeOf)),
    range: rangeOf(call.node),
    syntax: call.node,
  };
}

/** `reads` are in order of place. */
function describeArgument(node: SyntaxNode, reads: readonly Read[], rangeOf: RangeOf): Argument {
  const keyword = node.type === 'keyword_argument' ? (node.child('name')?.text ?? null) : null;
  const value = keyword === null ? node : (node.child('value') ?? node);
  const names = new Set<string>();
  for (let at = firstFrom(reads, value.start); at < reads.length; at += 1) {
    const read = reads[at];
    if (read === undefined || read.node.start >= value.end) break;
    if (read.node.end <= value.end) names.add(read.name);
  }
  return {
    keyword,
    text: value.text,
    range: rangeOf(value),
    names: [...names],
    literal: literalOf(value),
  };
}

/** Index of the first read at or after an offset. */
function firstFrom(reads: readonly Read[], offset: number): number {
  let low = 0;
  let high = reads.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reads[middle]?.node.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
