import { literalOf } from '../literal.ts';
import { rootOf } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import { knownValue, type Value } from '../values.ts';
import { visitLambda } from './functions.ts';
import type { Visitor, Walk } from './walk.ts';

const assignment: Visitor = (walk, node) => {
  const left = node.child('left');
  const right = node.child('right');
  if (left === null || right === null) {
    // A bare annotation `x: int` binds nothing.
    if (left !== null && left.type !== 'identifier') store(walk, left, null);
    walk.visitAnnotations([node.child('type')]);
    return;
  }
  const named = right.type === 'lambda' && left.type === 'identifier' ? left.text : null;
  if (named !== null) visitLambda(walk, right, named);
  else walk.visit(right);
  const innermost = lastRight(right);
  const pairs = left.type === 'pattern_list' && innermost.type === 'expression_list' ? innermost.parts : [];
  if (pairs.length > 0 && pairs.length === left.parts.length) {
    const values = pairs.map((part) => knownValue(part, walk.lookup));
    left.parts.forEach((target, index) => {
      store(walk, target, values[index] ?? null);
    });
  } else store(walk, left, knownValue(innermost, walk.lookup));
  if (named !== null) remember(walk, named);
  // Python looks at an annotation when the value has been assigned.
  walk.visitAnnotations([node.child('type')]);
};

/** A lambda's facts were noted before the name was bound, which forgets what the name was. */
function remember(walk: Walk, name: string): void {
  const facts = walk.notes.functions.findLast((item) => item.name === name);
  if (facts === undefined || !walk.scopes.outermost) return;
  walk.environment.set(name, { value: { kind: 'local', path: name }, callable: facts });
}

const augmentedAssignment: Visitor = (walk, node) => {
  const left = node.child('left');
  walk.visitAll([left, node.child('right')]);
  if (left === null) return;
  if (left.type === 'identifier') {
    walk.bind(left.text, walk.lookup(left.text));
    walk.mutate(left.text);
  } else store(walk, left, null);
};

/** Puts a value into a target: a name is bound, the object of an attribute or item changes. */
export function store(walk: Walk, target: SyntaxNode, value: Value | null): void {
  switch (target.type) {
    case 'identifier':
      walk.bind(target.text, value);
      return;
    case 'attribute':
    case 'subscript': {
      walk.visitAll(target.parts.filter((part) => part.field !== 'attribute'));
      const root = rootOf(target);
      if (root !== null) storeInNamespace(walk, target, root);
      if (root !== null) walk.mutate(root);
      return;
    }
    default:
      for (const part of target.parts) store(walk, part, null);
  }
}

/** `globals()["x"] = 1` and its like put a name into the notebook. */
function storeInNamespace(walk: Walk, target: SyntaxNode, root: string): void {
  const isBuiltins = walk.lookup(root)?.path === 'builtins' || root === '__builtins__';
  const isNamespace = /^(?:(?:globals|locals|vars)\(\)|get_ipython\(\)\.user_(?:global_)?ns)$/.test(
    target.child('value')?.text ?? '',
  );
  if (isBuiltins && target.type === 'attribute') walk.bind(target.child('attribute')?.text ?? '', null);
  else if (isNamespace) {
    const key = target.child('subscript');
    const name = key === null ? null : literalOf(key);
    if (typeof name === 'string') walk.bind(name, null);
    else walk.notes.opensNamespace = true;
  }
}

const deleteStatement: Visitor = (walk, node) => {
  for (const target of node.parts.flatMap((part) => (part.type === 'expression_list' ? part.parts : [part]))) {
    remove(walk, target);
  }
};

function remove(walk: Walk, target: SyntaxNode): void {
  if (target.type === 'attribute' || target.type === 'subscript') store(walk, target, null);
  else if (target.type !== 'identifier') for (const part of target.parts) remove(walk, part);
  else {
    walk.read(target);
    if (walk.scopes.of(target.text) !== null) return;
    walk.flow.unbind(target.text);
    if (walk.circumstances.conditional || walk.circumstances.deferred) return;
    walk.notes.deletes.add(target.text);
    walk.notes.binds.delete(target.text);
  }
}

/** `a = b = value` nests to the right. */
function lastRight(node: SyntaxNode): SyntaxNode {
  const right = node.type === 'assignment' ? node.child('right') : null;
  return right === null ? node : lastRight(right);
}

export const assignmentVisitors: readonly (readonly [string, Visitor])[] = [
  ['assignment', assignment],
  ['augmented_assignment', augmentedAssignment],
  ['delete_statement', deleteStatement],
];
