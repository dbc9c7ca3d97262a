import { namesBound } from '../binding.ts';
import { effectOf } from '../effects/index.ts';
import { rootOf } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import { argumentsOf, assignmentIn, elementsOf, type Trace } from './trace.ts';

/** Names a statement inside a block binds, and those whose object it changes. */
export function innerEffects(
  node: SyntaxNode,
  trace: Trace,
): { readonly binds: ReadonlySet<string>; readonly mutates: ReadonlySet<string> } {
  const holder = { parts: [node] };
  const binds = new Set(holder.parts.flatMap((part) => [...boundBy(part)]));
  const mutates = new Set<string>();
  const visit = (part: SyntaxNode): void => {
    if (part.type === 'function_definition' || part.type === 'class_definition' || part.type === 'lambda') return;
    if (part.type === 'assignment' || part.type === 'augmented_assignment') {
      const left = part.child('left');
      for (const target of left === null ? [] : elementsOf(left)) {
        const root = target.type === 'identifier' ? null : rootOf(target);
        if (root !== null) mutates.add(root);
        if (target.type === 'identifier' && part.type === 'augmented_assignment') binds.add(target.text);
      }
    }
    if (part.type === 'delete_statement') {
      for (const target of part.parts) {
        const root = target.type === 'identifier' ? null : rootOf(target);
        if (root !== null) mutates.add(root);
      }
    }
    if (part.type === 'call') {
      const callee = part.child('function');
      const root = callee?.type === 'attribute' ? rootOf(callee) : null;
      const inPlace = argumentsOf(part).keywords.get('inplace')?.type === 'true';
      const effect = effectOf(trace.callOf(part)?.path ?? '');
      if (root !== null && (inPlace || effect?.mutatesReceiver === true)) mutates.add(root);
    }
    for (const child of part.parts) visit(child);
  };
  visit(node);
  return { binds, mutates };
}

function boundBy(node: SyntaxNode): ReadonlySet<string> {
  const assignment = assignmentIn(node);
  if (assignment !== null) {
    return new Set(
      elementsOf(assignment.left).flatMap((target) => (target.type === 'identifier' ? [target.text] : [])),
    );
  }
  const own = node.type === 'for_statement' ? node.child('left') : null;
  const inside = namesBound(node).bound;
  for (const target of own === null ? [] : elementsOf(own)) if (target.type === 'identifier') inside.add(target.text);
  return inside;
}

/** Names a block binds or changes anywhere in it. */
export function ownNames(node: SyntaxNode, trace: Trace): ReadonlySet<string> {
  const { binds, mutates } = innerEffects(node, trace);
  return new Set([...binds, ...mutates, ...namesBound(node).bound]);
}
