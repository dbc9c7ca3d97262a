import type { Call, CellSyntax, Statement } from '../model.ts';
import type { SyntaxNode } from '../syntax.ts';

/** The notebook's statements in the order they run, with what is needed to look at their syntax. */
export interface Trace {
  readonly steps: readonly Step[];
  /** Whether calls nobody knows are taken to look at one row at a time; a run must then show that they do. */
  readonly trusting: boolean;
  /** Expressions that write out raw rows in the notebook itself. */
  readonly written: ReadonlySet<SyntaxNode>;
  /** The call whose node this is. */
  callOf(node: SyntaxNode): Call | null;
}

/** One top-level statement as it runs. */
export interface Step {
  /** Index in `Trace.steps`. */
  readonly at: number;
  readonly statement: Statement;
  readonly cell: CellSyntax;
}

/** The innermost assignment of a step, as `targets = value`; null for anything else. */
export function assignmentOf(step: {
  readonly statement: Pick<Statement, 'syntax'>;
}): { left: SyntaxNode; right: SyntaxNode } | null {
  return assignmentIn(step.statement.syntax);
}

export function assignmentIn(statement: SyntaxNode): { left: SyntaxNode; right: SyntaxNode } | null {
  const [assignment] = statement.type === 'expression_statement' ? statement.parts : [];
  const left = assignment?.type === 'assignment' ? assignment.child('left') : null;
  const right = assignment?.child('right') ?? null;
  return left === null || right === null ? null : { left, right };
}

/** Elements of `a, b` on either side of an assignment. */
export const elementsOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  ['pattern_list', 'tuple_pattern', 'expression_list', 'tuple'].includes(node.type) ? node.parts : [node];

/** Arguments of a call node, positional and by keyword, as value nodes. */
export function argumentsOf(call: SyntaxNode): {
  positional: SyntaxNode[];
  keywords: Map<string, SyntaxNode>;
  nodes: readonly SyntaxNode[];
} {
  const given = call.child('arguments');
  const nodes = given === null ? [] : given.type === 'argument_list' ? given.parts : [given];
  const keywords = new Map<string, SyntaxNode>();
  const positional: SyntaxNode[] = [];
  for (const node of nodes) {
    const name = node.type === 'keyword_argument' ? node.child('name')?.text : undefined;
    const value = node.child('value');
    if (name !== undefined && value !== null) keywords.set(name, value);
    else positional.push(node);
  }
  return { positional, keywords, nodes };
}

/** Every call in an expression or statement, the outermost first. */
export function callsIn(node: SyntaxNode | null): readonly SyntaxNode[] {
  if (node === null) return [];
  const inner = node.parts.flatMap((part) => callsIn(part));
  return node.type === 'call' ? [node, ...inner] : inner;
}
