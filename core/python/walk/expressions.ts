import { boundIn } from '../binding.ts';
import type { SyntaxNode } from '../syntax.ts';
import { knownValue } from '../values.ts';
import { store } from './assignments.ts';
import type { Visitor, Walk } from './walk.ts';

const identifier: Visitor = (walk, node) => walk.read(node);
const attribute: Visitor = (walk, node) => walk.visitAll([node.child('object')]);
const keywordArgument: Visitor = (walk, node) => walk.visitAll([node.child('value')]);

const namedExpression: Visitor = (walk, node) => {
  const value = node.child('value');
  walk.visitAll([value]);
  const known = value === null ? null : knownValue(value, walk.lookup);
  for (const name of node.childrenIn('name')) walk.bind(name.text, known);
};

/** The condition runs first, though it stands in the middle, and one of the others. */
const conditionalExpression: Visitor = (walk, node) => {
  const [then, condition, otherwise] = node.parts;
  walk.visitAll([condition ?? null]);
  const branch = (part: SyntaxNode | undefined) => () => walk.visitAll([part ?? null]);
  walk.circumstances.inBranch(() => walk.flow.branches(branch(then), branch(otherwise)));
};

/** `a or b`: the right side is looked at only where the left one does not settle it. */
const booleanOperator: Visitor = (walk, node) => {
  walk.visitAll([node.child('left')]);
  walk.circumstances.inBranch(() => walk.flow.optional(() => walk.visitAll([node.child('right')])));
};

/** `x as y` of `with` and `except`. */
const asPattern: Visitor = (walk, node) => {
  const [value] = node.parts;
  walk.visitAll([value ?? null]);
  const known = value === undefined ? null : knownValue(value, walk.lookup);
  for (const alias of node.childrenIn('alias')) {
    for (const target of alias.type === 'as_pattern_target' ? alias.parts : [alias]) store(walk, target, known);
  }
};

const memberType: Visitor = (walk, node) => walk.visitAll(node.parts.slice(0, 1));

const typeAlias: Visitor = (walk, node) => {
  for (const name of boundIn(node.child('left')?.parts[0] ?? node)) walk.bind(name.text, null);
};

/** What the parser could not read may bind anything it names. */
const damaged: Visitor = (walk, node) => {
  if (node.type === 'identifier') {
    walk.flow.mayBind(node.text);
    if (walk.scopes.of(node.text) === null) walk.notes.binds.add(node.text);
  }
  for (const part of node.parts) damaged(walk, part);
};

export const expressionVisitors: readonly (readonly [string, Visitor])[] = [
  ['identifier', identifier],
  ['attribute', attribute],
  ['keyword_argument', keywordArgument],
  ['named_expression', namedExpression],
  ['conditional_expression', conditionalExpression],
  ['boolean_operator', booleanOperator],
  ['as_pattern', asPattern],
  ['member_type', memberType],
  ['type_alias_statement', typeAlias],
  ['global_statement', nothing],
  ['nonlocal_statement', nothing],
  ['ERROR', damaged],
];

function nothing(_walk: Walk, _node: SyntaxNode): void {}
