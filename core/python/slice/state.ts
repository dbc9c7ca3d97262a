import { boundIn, importsOf, namesBound, parameterNames } from '../binding.ts';
import { rootOf } from '../roots.ts';
import type { SyntaxNode } from '../syntax.ts';
import * as known from './known.ts';
import { isState, type Known } from './known.ts';
import { elementKind } from './naming.ts';
import type { Emitter, Study } from './studied.ts';
import { ExpressionStudy } from './study.ts';
import { argumentsOf, assignmentIn, elementsOf, type Trace } from './trace.ts';

/** Which kinds the names have while the notebook runs. */
export interface Kinds {
  /** Before each step, by its place in the trace. */
  readonly before: readonly ReadonlyMap<string, Known>[];
  /** Functions and classes the notebook defines. */
  readonly functions: ReadonlyMap<string, SyntaxNode>;
}

/** While values are only classified no edit is used, so nothing is ever emitted. */
const silent: Emitter = {
  cut: ({ node }) => node.text,
  keep: (node) => node.text,
  played: (name) => name,
  leaveOut: () => {},
  refuse: (node) => {
    throw new Error(`No edit is used while values are classified (${node.text}).`);
  },
  callFunction: () => {},
};

/** Runs the trace over kinds instead of values. */
export function kindsOf(trace: Trace, target: ReadonlySet<string>): Kinds {
  const state = new State(trace, target);
  const before: ReadonlyMap<string, Known>[] = [];
  for (const { statement } of trace.steps) {
    before.push(new Map(state.environment));
    state.apply(statement.syntax);
  }
  return { before, functions: state.functions };
}

/** Deepest chain of the notebook's own functions that is followed. */
const deepest = 6;

export class State {
  readonly environment: Map<string, Known>;
  readonly functions: Map<string, SyntaxNode>;
  readonly #trace: Trace;
  readonly #target: ReadonlySet<string>;
  readonly #depth: number;
  readonly #returned: Known[] = [];

  constructor(
    trace: Trace,
    target: ReadonlySet<string>,
    from?: State | ReadonlyMap<string, Known>,
    functions?: ReadonlyMap<string, SyntaxNode>,
    depth = 0,
  ) {
    this.#trace = trace;
    this.#target = target;
    this.environment = new Map(from instanceof State ? from.environment : (from ?? []));
    this.functions = new Map(functions ?? (from instanceof State ? from.functions : []));
    this.#depth = depth;
  }

  study(emitter: Emitter = silent): Study {
    return new ExpressionStudy({
      environment: this.environment,
      target: this.#target,
      emitter,
      trusting: this.#trace.trusting,
      written: this.#trace.written,
      callOf: this.#trace.callOf,
      returns: (name, given) => this.returns(name, given),
    });
  }

  /** What a function gives back for such arguments: the widest of what its `return`s give. */
  returns(name: string, given: readonly Known[]): Known {
    const node = this.functions.get(name);
    if (node === undefined) return given.find(({ kind }) => kind === 'rows') ?? known.constant;
    if (node.type === 'class_definition')
      return /\bdef (?:fit|transform|predict)\b/.test(node.text) ? known.estimator : known.constant;
    if (this.#depth >= deepest) return given.find(({ kind }) => kind === 'rows') ?? known.constant;
    const inner = this.inside(node, given);
    for (const part of blockOf(node)) inner.apply(part);
    const results = inner.#returned;
    return results.find(({ kind }) => kind === 'rows') ?? results.find(isState) ?? results[0] ?? known.constant;
  }

  /** The state in which a function's body begins. */
  inside(node: SyntaxNode, given: readonly Known[]): State {
    const inner = new State(this.#trace, this.#target, this, undefined, this.#depth + 1);
    for (const [index, name] of parameterNames(node.child('parameters')).entries()) {
      inner.environment.set(name, given[index] ?? known.constant);
    }
    return inner;
  }

  apply(node: SyntaxNode): void {
    switch (node.type) {
      case 'expression_statement':
        for (const part of node.parts) this.#expression(part, node);
        return;
      case 'import_statement':
      case 'import_from_statement':
        for (const { binding } of importsOf(node)) this.environment.set(binding, known.constant);
        return;
      case 'decorated_definition':
        for (const part of node.childrenIn('definition')) this.apply(part);
        return;
      case 'function_definition':
      case 'class_definition': {
        const name = node.child('name')?.text ?? '';
        this.environment.set(name, known.functionDefined);
        this.functions.set(name, node);
        return;
      }
      case 'return_statement':
        for (const part of node.parts) {
          const { known: value } = this.study().of(part);
          const several = part.type === 'expression_list' || part.type === 'tuple';
          this.#returned.push(several && value.kind === 'rows' ? known.rows('parts', value.hasTarget) : value);
        }
        return;
      case 'for_statement':
        this.#for(node);
        return;
      default:
        this.#compound(node);
    }
  }

  #for(node: SyntaxNode): void {
    const left = node.child('left');
    const right = node.child('right');
    if (left !== null && right !== null) {
      const element = elementKind(this.study().of(right).known);
      for (const name of boundIn(left)) this.environment.set(name.text, element);
    }
    // Twice, so that a value made on one turn and used on the next has its kind.
    for (let turn = 0; turn < 2; turn += 1) for (const part of blockOf(node)) this.apply(part);
  }

  #compound(node: SyntaxNode): void {
    if (node.type === 'with_clause' || node.type === 'except_clause') {
      for (const name of namesBound(node).bound) this.environment.set(name, known.constant);
    }
    for (const part of node.parts) {
      if (/_statement$|_definition$|^(?:block|.*_clause)$/.test(part.type)) this.apply(part);
    }
  }

  #expression(part: SyntaxNode, statement: SyntaxNode): void {
    if (part.type === 'assignment') {
      const assignment = assignmentIn(statement);
      if (assignment !== null) this.#assign(assignment.left, assignment.right);
      return;
    }
    if (part.type === 'augmented_assignment') {
      const left = part.child('left');
      const { known: value } = this.study().combine(part.parts.filter((item) => item.field !== 'operator'));
      if (left?.type === 'identifier') this.environment.set(left.text, value);
      else if (left !== null) this.#store(left, value);
      return;
    }
    if (part.type !== 'call') return;
    const callee = part.child('function');
    const method = callee?.child('attribute')?.text ?? '';
    if (!['append', 'extend', 'insert', 'update', 'add'].includes(method) || callee === null) return;
    this.#store(callee, this.study().combine(argumentsOf(part).nodes).known);
  }

  #assign(left: SyntaxNode, right: SyntaxNode): void {
    if (right.type === 'assignment') {
      const inner = right.child('right');
      const target = right.child('left');
      if (inner === null || target === null) return;
      this.#assign(target, inner);
      this.#assign(left, inner);
      return;
    }
    const targets = elementsOf(left);
    const values = elementsOf(right);
    const study = this.study();
    if (targets.length > 1 && targets.length === values.length) {
      const kinds = values.map((value) => study.of(value).known);
      targets.forEach((target, index) => {
        this.#bind(target, kinds[index] ?? known.constant);
      });
      return;
    }
    const { known: value } = study.of(right);
    if (targets.length === 1) {
      this.#bind(left, right.type === 'lambda' ? known.functionDefined : value);
      if (right.type === 'lambda' && left.type === 'identifier') this.functions.set(left.text, right);
      return;
    }
    const { positional } = right.type === 'call' ? argumentsOf(right) : { positional: [] };
    targets.forEach((target, index) => {
      this.#bind(target, this.#part(value, right, positional, study, index));
    });
  }

  /** One of several targets of one value. */
  #part(value: Known, right: SyntaxNode, positional: readonly SyntaxNode[], study: Study, index: number): Known {
    if (value.kind !== 'rows') return value;
    const path = right.type === 'call' ? (this.#trace.callOf(right)?.path ?? '') : '';
    if (path.endsWith('train_test_split')) {
      const given = positional[index >> 1];
      return given === undefined ? value : study.of(given).known;
    }
    if (path.startsWith('sklearn.datasets.')) return known.rows(index === 0 ? 'frame' : 'series', false);
    if (path.endsWith('.fit_resample')) {
      const given = positional[index];
      return given === undefined ? value : study.of(given).known;
    }
    return known.rows(null, value.hasTarget);
  }

  #bind(target: SyntaxNode, value: Known): void {
    if (target.type === 'identifier') this.environment.set(target.text, value);
    else if (target.type === 'subscript' || target.type === 'attribute') this.#store(target, value);
    else for (const name of boundIn(target)) this.environment.set(name.text, value);
  }

  /** A table that gets a column of rows is rows; a container that gets state is state. */
  #store(target: SyntaxNode, value: Known): void {
    const root = rootOf(target);
    const before = root === null ? undefined : this.environment.get(root);
    if (root === null || before === undefined || before.kind !== 'constant') return;
    if (value.kind === 'rows')
      this.environment.set(root, known.rows(target.type === 'subscript' ? 'frame' : null, false));
    else if (isState(value)) this.environment.set(root, known.fitted);
  }
}

/** Statements of a compound statement's or function's own body. */
export function blockOf(node: SyntaxNode): readonly SyntaxNode[] {
  const body = node.child('body') ?? node.child('consequence');
  if (body === null) return [];
  return body.type === 'block' ? body.parts : [];
}
