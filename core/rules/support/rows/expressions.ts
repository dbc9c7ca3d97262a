import { literalOf } from '#core/python/literal.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { assign } from './assign.ts';
import { column } from './columns.ts';
import { derived, joined, opaque, rowsIn, scoresIn, statisticsIn, unique } from './combine.ts';
import { estimatorMethod, estimatorMethods, predicted } from './estimator-methods.ts';
import { givenTo } from './given.ts';
import { libraryCall } from './library.ts';
import { compared, errorOf, formatted, isChoice, labelled } from './measures.ts';
import { groupsMethod, rowsMethod } from './rows-methods.ts';
import type { Run } from './run.ts';
import { subscript } from './subscripts.ts';
import { statistics } from './tables.ts';
import { tuned } from './tuning.ts';
import { constant, type Estimator, type List, listOf, noColumns, nothing, type Rows, type Value } from './value.ts';

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
      return nothing;
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
  return { kind: 'list', items, keys, whole: pairs.length === node.parts.length };
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

/** What a loop's variable holds. */
export function elementOf(run: Run, over: Value): Value {
  if (over.kind === 'list')
    return over.items.length === 1 ? (over.items[0] ?? nothing) : opaque(over.items, () => run.fresh());
  return nothing;
}

const shapes = new Set(['shape', 'size', 'ndim', 'dtypes', 'dtype', 'empty', 'name', 'nnz']);
const same = new Set(['values', 'T', 'index', 'str', 'dt', 'cat', 'sparse', 'array', 'codes', 'A']);

function attribute(run: Run, node: SyntaxNode): Value {
  const known = run.lookUp(node.text);
  if (known !== undefined) return known;
  const object = node.child('object');
  const name = node.child('attribute')?.text ?? '';
  if (object === null) return nothing;
  const value = run.evaluate(object);
  if (value.kind === 'estimator') {
    if (name === 'best_estimator_') return value;
    return nothing;
  }
  if (value.kind === 'opaque') return { ...value, rows: value.rows };
  if (value.kind !== 'rows') return nothing;
  if (shapes.has(name)) return nothing;
  // A list of names, not rows; as an index it still comes from this table.
  if (name === 'columns') return nothing;
  if (same.has(name)) return value;
  if (value.bunch) return ofBunch(value, name);
  return { ...value, columns: column(value.columns, name) };
}

const ofBunch = (rows: Rows, name: string): Value => {
  if (name === 'target') return { ...rows, bunch: false, columns: { ...noColumns, known: true, single: 'target' } };
  if (name === 'data' || name === 'frame' || name === 'images') return { ...rows, bunch: false };
  return nothing;
};

function calling(run: Run, node: SyntaxNode): Value {
  const callee = node.child('function');
  if (callee === null) return nothing;
  if (callee.type === 'identifier') {
    const value = run.lookUp(callee.text);
    if (value?.kind === 'function') return run.invoke(value, node);
    if (value?.kind === 'estimator') return asked(run, node, value);
  }
  const call = run.call(node);
  const searched = tuned(run, node, call?.path ?? callee.text);
  if (searched !== null) return searched;
  const method = callee.type === 'attribute' ? (callee.child('attribute')?.text ?? '') : null;
  const object = callee.child('object');
  if (method !== null && object !== null && (call === null || call.path.startsWith('<') || isOwn(run, object)))
    return methodCall(run, node, object, method);
  if (call === null || callee.type === 'call') {
    run.evaluate(callee);
    return opaque(argumentsOf(run, node), () => run.fresh());
  }
  return libraryCall(run, node, call);
}

/** A name of the notebook's own, whatever the analysis takes it for. */
const isOwn = (run: Run, object: SyntaxNode): boolean =>
  object.type === 'identifier' && run.lookUp(object.text) !== undefined;

/** `model(X)`, as Keras and PyTorch have it. */
function asked(run: Run, node: SyntaxNode, estimator: Estimator): Value {
  const [first] = givenTo(node).positional;
  if (first === undefined) return nothing;
  const value = run.evaluate(first);
  const [rows] = rowsIn(value);
  return rows === undefined ? nothing : predicted(run, node, estimator, rows);
}

const argumentsOf = (run: Run, node: SyntaxNode): Value[] => {
  const given = givenTo(node);
  return [...given.positional, ...given.keywords.values()].map((argument) => run.evaluate(argument));
};

function methodCall(run: Run, node: SyntaxNode, object: SyntaxNode, method: string): Value {
  const value = run.evaluate(object);
  if (value.kind === 'estimator') return estimatorMethod(run, node, value, method);
  if (
    estimatorMethods.has(method) &&
    (value.kind === 'opaque' || value.kind === 'rows') &&
    isFitted(run, value, method, node)
  ) {
    const estimator: Estimator = {
      kind: 'estimator',
      path: '?',
      inner: [],
      options: new Map(),
      depth: run.here(node).loops.length,
    };
    if (object.type === 'identifier' || object.type === 'attribute') run.bind(object.text, estimator);
    return estimatorMethod(run, node, estimator, method);
  }
  if (value.kind === 'rows') {
    if (value.prediction?.compared && statistics.has(method)) return errorOf(run, node, value, method) ?? nothing;
    if (value.prediction?.compared && method === 'sum') return errorOf(run, node, value, method) ?? nothing;
    return rowsMethod(run, node, value, method);
  }
  if (value.kind === 'statistic')
    return /^(?:max|min|mean|abs|to_numpy|round|astype|item)$/.test(method) ? value : nothing;
  if (value.kind === 'list') return listMethod(run, node, object, value, method);
  return unknownMethod(run, node, value, method);
}

/** `apply`, `transform` and `score` are methods of frames, too; only something that takes data is an estimator. */
const isFitted = (run: Run, value: Value, method: string, node: SyntaxNode): boolean =>
  value.kind === 'opaque'
    ? !value.grouped && (givenTo(node).positional.length > 0 || run.call(node) !== null)
    : /^(?:fit|predict|fit_transform)$/.test(method);

function listMethod(run: Run, node: SyntaxNode, object: SyntaxNode, list: List, method: string): Value {
  const values = argumentsOf(run, node);
  const [first = nothing] = values;
  switch (method) {
    case 'append':
    case 'add':
    case 'extend':
    case 'insert':
    case 'update': {
      const added = method === 'extend' && first.kind === 'list' ? first.items : values;
      if (object.type === 'identifier' || object.type === 'attribute')
        run.bind(object.text, {
          ...list,
          items: [...list.items, ...added],
          keys: null,
          whole: list.whole && method === 'append',
        });
      return nothing;
    }
    case 'items':
      return listOf(
        list.items.map((item, index) => listOf([constant(list.keys?.[index] ?? null), item])),
        list.whole,
      );
    case 'values':
    case 'copy':
      return { ...list, keys: method === 'copy' ? list.keys : null };
    case 'keys':
    case 'index':
      return nothing;
    case 'get':
    case 'pop':
      return opaque(list.items, () => run.fresh());
    default:
      return opaque([list, ...values], () => run.fresh());
  }
}

function unknownMethod(run: Run, node: SyntaxNode, value: Value, method: string): Value {
  if (value.kind === 'opaque' && value.grouped && value.rows !== null)
    return groupsMethod(run, node, { ...value, rows: value.rows }, method);
  if (value.kind === 'constant' && method === 'format') return formatted(run, node, String(value.value));
  const values = argumentsOf(run, node);
  const scores = scoresIn(value);
  if (/^(?:idxmax|idxmin|argmax|argmin|max|min|nlargest|nsmallest)$/.test(method) && isChoice(scores))
    run.emit({ kind: 'pick', ...run.here(node), scores });
  if (value.kind === 'opaque' && value.curve !== null && /^arg(?:max|min)$/.test(method)) {
    const { cell, range } = run.here(node);
    return { ...nothing, chosen: { cell, range, on: value.curve } };
  }
  const result = opaque([value, ...values], () => run.fresh());
  return method === 'sort_values' ? { ...result, sorted: true } : result;
}

function arithmetic(run: Run, node: SyntaxNode): Value {
  const parts = [node.child('left'), node.child('right')].map((part) => (part === null ? nothing : run.evaluate(part)));
  const scores = [...new Set(parts.flatMap(scoresIn))];
  const [words] = parts;
  if (words?.kind === 'constant' && typeof words.value === 'string') labelled(run, node, words.value, scores);
  if (scores.length > 0) return { ...nothing, scores };
  const rows = parts.filter((part) => part.kind === 'rows');
  const [first] = rows;
  if (first === undefined) {
    const [statistic] = statisticsIn(parts);
    return statistic === undefined ? opaque(parts, () => run.fresh()) : { ...statistic, kind: 'statistic' };
  }
  if (rows.length === 1) {
    const taken = statisticsIn(parts);
    return taken.length === 0 ? first : { ...first, learned: unique([...first.learned, ...taken]) };
  }
  return compared(
    parts,
    derived(parts, () => run.fresh()),
  );
}

/** A comparison chooses or labels rows; statistics in it go nowhere. In a loop it may choose the better of two scores. */
function comparison(run: Run, node: SyntaxNode): Value {
  const parts = node.parts.filter(({ field }) => field !== 'operators').map((part) => run.evaluate(part));
  const given = parts.flatMap(rowsIn);
  const [first] = given;
  if (first === undefined) return nothing;
  if (given.length === 1) return compared(parts, { ...first, columns: first.columns });
  return compared(
    parts,
    derived(given, () => run.fresh()),
  );
}
