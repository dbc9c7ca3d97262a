import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { assign } from './assign.ts';
import { attribute } from './attributes.ts';
import { calling } from './calls.ts';
import { joined } from './combine.ts';
import { elementOf } from './loops.ts';
import { arithmetic, comparison } from './operators.ts';
import type { Run } from './run.ts';
import { subscript } from './subscripts.ts';
import { constant, type List, listOf, nothing, type Value } from './value.ts';

/** The value of an expression, as far as it matters for rows. */
export function expressionValue(run: Run, node: SyntaxNode): Value {
  switch (node.type) {
    case 'identifier':
      return run.lookUp(node.text) ?? nothing;
    case 'attribute':
      return attribute(run, node);
    case 'subscript':
      return subscript(run, node);
    case 'call':
      return calling(run, node);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return sequence(run, node);
    case 'dictionary':
      return dictionary(run, node);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
    case 'dictionary_comprehension':
      return comprehension(run, node);
    case 'binary_operator':
      return arithmetic(run, node);
    case 'comparison_operator':
      return comparison(run, node);
    case 'conditional_expression': {
      const [then, condition, otherwise] = node.parts;
      if (condition) run.evaluate(condition);
      return joined(then && run.evaluate(then), otherwise && run.evaluate(otherwise));
    }
    case 'named_expression': {
      const value = node.child('value');
      const name = node.child('name');
      const known = value === null ? nothing : run.evaluate(value);
      if (name !== null) assign(run, name, known);
      return known;
    }
    case 'parenthesized_expression':
    case 'await':
    case 'unary_operator':
    case 'not_operator':
    case 'list_splat':
      return inner(run, node);
    case 'lambda':
      return { kind: 'function', node, statement: run.here(node).statement, enclosing: run.closure };
    default:
      return literalOrParts(run, node);
  }
}

function inner(run: Run, node: SyntaxNode): Value {
  const literal = literalOf(node);
  if (literal !== undefined) return constant(literal);
  const part = node.child('argument') ?? node.parts[0];
  return part === undefined ? nothing : run.evaluate(part);
}

function literalOrParts(run: Run, node: SyntaxNode): Value {
  const literal = literalOf(node);
  if (literal !== undefined) return constant(literal);
  // What is calculated inside an f-string or a slice happens, too.
  for (const part of node.type === 'string' ? node.parts.flatMap((each) => each.childrenIn('expression')) : node.parts)
    run.evaluate(part);
  return nothing;
}

function sequence(run: Run, node: SyntaxNode): List {
  const whole = node.parts.every(({ type }) => !/splat/.test(type));
  return listOf(
    node.parts.map((part) => run.evaluate(part)),
    whole,
  );
}

function dictionary(run: Run, node: SyntaxNode): List {
  const pairs = node.parts.filter(({ type }) => type === 'pair');
  const items = pairs.map((pair) => {
    const value = pair.child('value');
    return value === null ? nothing : run.evaluate(value);
  });
  const keys = pairs.map((pair) => {
    const key = pair.child('key');
    const literal = key === null ? undefined : literalOf(key);
    return typeof literal === 'string' ? literal : null;
  });
  return listOf(items, pairs.length === node.parts.length, keys);
}

function comprehension(run: Run, node: SyntaxNode): Value {
  for (const clause of node.parts) {
    const right = clause.type === 'for_in_clause' ? clause.child('right') : null;
    const left = clause.child('left');
    if (right === null || left === null) continue;
    const over = run.evaluate(right);
    assign(run, left, elementOf(run, over));
  }
  const body = node.child('body');
  if (body === null) return nothing;
  const value = body.type === 'pair' ? body.child('value') : body;
  let item: Value = nothing;
  run.repeat(node, () => {
    if (value !== null) item = run.evaluate(value);
  });
  return listOf([item], false);
}
