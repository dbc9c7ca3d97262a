import { rootOf } from '#core/python/roots.ts';
import { callsIn, elementsOf, type Trace } from '#core/python/slice/trace.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { changesNothing, isShow } from './shows.ts';

/** A loop that learns tells how it is getting on; those lines stay. */
const learning = /\.(?:backward|apply_gradients|train_on_batch|partial_fit|step|update)\(/;

interface Pruning {
  readonly trace: Trace;
  /** Names that somebody reads after the statement. */
  readonly wanted: ReadonlySet<string>;
  /** Statements that must stay whatever they do. */
  keeps(node: SyntaxNode): boolean;
}

/** Statements inside a compound one, or a definition, that only show something or make what nobody reads. */
export function prunable(node: SyntaxNode, pruning: Pruning): readonly SyntaxNode[] {
  const removed = new Set<SyntaxNode>();
  for (let before = -1; before !== removed.size; ) {
    before = removed.size;
    const read = readIn(node, removed);
    visit(node, pruning, read, removed, learning.test(node.text));
  }
  return [...removed].filter((one) => ![...removed].some((other) => other !== one && other.holds(one)));
}

function visit(
  node: SyntaxNode,
  pruning: Pruning,
  read: ReadonlyMap<string, number>,
  removed: Set<SyntaxNode>,
  learns: boolean,
): void {
  for (const child of node.parts) {
    if (removed.has(child) || child.type === 'lambda') continue;
    if (child.type === 'block') {
      for (const statement of child.parts)
        if (isIdle(statement, child, node, pruning, read, removed, learns)) removed.add(statement);
    }
    visit(child, pruning, read, removed, learns);
  }
}

function isIdle(
  node: SyntaxNode,
  block: SyntaxNode,
  holder: SyntaxNode,
  pruning: Pruning,
  read: ReadonlyMap<string, number>,
  removed: ReadonlySet<SyntaxNode>,
  learns: boolean,
): boolean {
  if (pruning.keeps(node)) return false;
  const { trace } = pruning;
  if (node.type === 'if_statement' || node.type === 'for_statement' || node.type === 'with_statement') {
    if (node.childrenIn('alternative').length > 0) return false;
    const body = node.child('body') ?? node.child('consequence');
    const calm = callsIn(node.type === 'with_statement' ? null : (node.child('condition') ?? node.child('right')));
    return (
      body !== null &&
      body.parts.length > 0 &&
      body.parts.every((part) => removed.has(part)) &&
      calm.every((call) => changesNothing(trace.callOf(call)?.path ?? ''))
    );
  }
  if (node.type !== 'expression_statement') return false;
  const [only] = node.parts;
  if (only === undefined) return false;
  const docstring = only.type === 'string' && block.parts[0] === node && /definition$/.test(holder.type);
  if (docstring) return false;
  if (only.type === 'assignment' || only.type === 'augmented_assignment')
    return isUnread(only, pruning, read, definitionOf(holder));
  if (only.type === 'call') {
    const path = trace.callOf(only)?.path ?? '';
    if (isShow(path)) return !(learns && /^print$/.test(path)) && calmInside(only, trace);
    const callee = only.child('function');
    const root = callee?.type === 'attribute' ? rootOf(callee) : null;
    const collects = /^(?:append|add|extend|insert|update)$/.test(callee?.child('attribute')?.text ?? '');
    if (collects && callee?.child('object')?.type === 'identifier' && root !== null)
      return !pruning.wanted.has(root) && (read.get(root) ?? 0) <= 1 && !isLocal(holder) && calmInside(only, trace);
    return changesNothing(path) && calmInside(only, trace);
  }
  return (
    /^(?:identifier|attribute|subscript|string|comparison_operator|tuple|expression_list|integer|list)$/.test(
      only.type,
    ) && callsIn(only).every((call) => changesNothing(trace.callOf(call)?.path ?? ''))
  );
}

const definitionOf = (holder: SyntaxNode): boolean => /definition$/.test(holder.type);
const isLocal = definitionOf;

/** `losses += x` where nobody reads `losses`. A class's body and a function's own names are left alone. */
function isUnread(
  assignment: SyntaxNode,
  { wanted, trace }: Pruning,
  read: ReadonlyMap<string, number>,
  inDefinition: boolean,
): boolean {
  const left = assignment.child('left');
  if (left === null || inDefinition) return false;
  const targets = elementsOf(left);
  const plain = targets.every((target) => target.type === 'identifier' || target.type === 'subscript');
  const unread = targets.every((target) => {
    const root = rootOf(target);
    const own = target.type === 'identifier' && assignment.type === 'assignment' ? 0 : 1;
    return root !== null && !wanted.has(root) && (read.get(root) ?? 0) <= own;
  });
  return plain && unread && calmInside(assignment, trace);
}

const calmInside = (node: SyntaxNode, trace: Trace): boolean =>
  callsIn(node).every((call) => changesNothing(trace.callOf(call)?.path ?? ''));

/** How often each name is read or stored into, what is removed left out; plain targets of assignments do not count. */
function readIn(node: SyntaxNode, removed: ReadonlySet<SyntaxNode>): ReadonlyMap<string, number> {
  const read = new Map<string, number>();
  const visitNode = (part: SyntaxNode, holder: SyntaxNode | null): void => {
    if (removed.has(part)) return;
    if (part.type === 'identifier') {
      const label = part.field === 'attribute' || (holder?.type === 'keyword_argument' && part.field === 'name');
      const bound = holder?.type === 'assignment' && part.field === 'left';
      if (!label && !bound) read.set(part.text, (read.get(part.text) ?? 0) + 1);
      return;
    }
    const pattern = holder?.type === 'assignment' && part.field === 'left' && /pattern/.test(part.type);
    for (const child of part.parts) if (!(pattern && child.type === 'identifier')) visitNode(child, part);
  };
  visitNode(node, null);
  return read;
}
