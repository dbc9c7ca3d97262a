import { Positions } from '#core/notebook/positions.ts';
import type { Analysis, Call, Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { runBranches } from './branches.ts';
import { hasSelf, parametersOf, returnedBy } from './callables.ts';
import { derived } from './combine.ts';
import type { RowEvent } from './events.ts';
import { expressionValue } from './expressions.ts';
import { type Frame, frameOf } from './frame.ts';
import { givenTo } from './given.ts';
import type { Memory, Numbers } from './memory.ts';
import { Objects } from './objects.ts';
import { ofToday } from './old-paths.ts';
import { isTyped } from './reshaped.ts';
import { roleOfName } from './roles.ts';
import { Scope } from './scope.ts';
import { named } from './splits.ts';
import { execute, executeBlock, type Flow } from './statements.ts';
import {
  type At,
  type Callable,
  type Class,
  type Estimator,
  type Fit,
  freshRows,
  type Instance,
  nothing,
  type Rows,
  type Value,
} from './value.ts';

/** Expressions looked at in one notebook before the rest is left alone: functions that call each other could go on for long. */
const most = 60_000;
const deepest = 4;

/** Follows the rows of a notebook through its statements, from what `memory` knows, which it adds to. Functions are run where they are called. */
export class Interpreter implements Flow {
  readonly #analysis: Analysis;
  readonly #memory: Memory;
  readonly #numbers: Numbers;
  readonly #objects: Objects;
  readonly #calls = new Map<number, Map<SyntaxNode, Call>>();
  readonly #positions = new Map<number, Positions>();
  readonly #scope: Scope;

  constructor(analysis: Analysis, memory: Memory, numbers: Numbers) {
    this.#analysis = analysis;
    this.#memory = memory;
    this.#numbers = numbers;
    this.#objects = new Objects(memory, numbers);
    this.#scope = new Scope(memory, this.#objects);
  }

  run(statement: Statement): void {
    this.#scope.within(frameOf(this.#memory.names, statement), () => execute(this, statement.syntax));
  }

  /** The functions that nothing called, and the classes nothing was made of, each on rows that nothing is known of. */
  runUncalled(): void {
    for (const value of [...this.#memory.names.values()]) {
      if (value.kind === 'function') this.#alone(value, []);
      if (value.kind === 'class' && value.makes === 'object') this.#allOf(value);
    }
  }

  #alone(callable: Callable, given: readonly Value[]): void {
    if (this.#memory.invoked.has(callable.node)) return;
    const more = parametersOf(callable.node)
      .slice(given.length)
      .map(() => nothing);
    this.#enter(callable, [...given, ...more], new Map());
  }

  /** Every method on one object, in the order they are written in. */
  #allOf(made: Class): void {
    if (this.#memory.invoked.has(made.node)) return;
    const object = this.#objects.make(this.#definedIn(made));
    for (const method of this.#objects.all(object))
      if (method.kind === 'function') this.#alone(method, hasSelf(method) ? [object] : []);
  }

  // What expressions ask

  evaluate(node: SyntaxNode): Value {
    this.#memory.steps += 1;
    return this.isSpent ? nothing : expressionValue(this, node);
  }

  rows(node: SyntaxNode): Rows {
    const value = this.evaluate(node);
    if (value.kind === 'rows') return value;
    if (value.kind === 'opaque' && value.rows !== null) return value.rows;
    if (value.kind === 'list') {
      const rows = derived([value], () => this.fresh());
      return isTyped(value) ? { ...rows, typed: true } : rows;
    }
    const rows = this.#unknown(node);
    if (value === nothing && (node.type === 'identifier' || node.type === 'attribute')) this.bind(node.text, rows);
    return rows;
  }

  /** Names that differ in their role only (`X_train`, `X_test`) are parts of one thing. */
  #unknown(node: SyntaxNode): Rows {
    if (node.type !== 'identifier' && node.type !== 'attribute') return freshRows(this.fresh());
    if (roleOfName(node.text) === null) return freshRows(this.fresh());
    const stem = `stem ${node.text.toLowerCase().replace(/train(?:ing)?|test(?:ing)?|val(?:id(?:at(?:ion|e|ing))?)?|dev|holdout|_?t[re]\b/, '')}`;
    const known = this.lookUp(stem);
    const base = known?.kind === 'rows' ? known : freshRows(this.fresh());
    if (known === undefined) this.bind(stem, base);
    return named(this, node.text, base, node);
  }

  call(node: SyntaxNode): Call | null {
    const statement = this.frame?.statement;
    if (statement === undefined) return null;
    let calls = this.#calls.get(statement.id);
    if (calls === undefined) {
      calls = new Map(statement.calls.map((call) => [call.syntax, ofToday(call)]));
      this.#calls.set(statement.id, calls);
    }
    return calls.get(node) ?? null;
  }

  here(node: SyntaxNode): At {
    const statement = this.frame?.statement ?? this.#analysis.statements[0];
    const cell = statement?.cell ?? 0;
    let positions = this.#positions.get(cell);
    if (positions === undefined) {
      positions = new Positions(this.#analysis.cells.find((each) => each.cell.index === cell)?.python ?? '');
      this.#positions.set(cell, positions);
    }
    const { loops } = this.#scope;
    return { cell, range: positions.range(node.start, node.end), statement: statement?.id ?? 0, loops };
  }

  emit(event: RowEvent): void {
    this.#memory.events.push(event);
    if (event.kind === 'fit') this.#memory.fits.set(event.estimator, event);
  }

  fitOf(estimator: Estimator): Fit | null {
    return this.#memory.fits.get(estimator) ?? null;
  }

  get dates(): Set<string> {
    return this.#memory.dates;
  }

  fresh(): number {
    return this.#numbers.fresh();
  }

  identity(value: Value): number {
    return this.#numbers.identity(value);
  }

  lookUp(name: string): Value | undefined {
    return this.#scope.lookUp(name);
  }

  bind(name: string, value: Value): void {
    this.#scope.bind(name, value);
  }

  change(name: string, value: Value): void {
    this.#scope.change(name, value);
  }

  // Functions, and objects of the notebook's own classes

  get closure(): ReadonlyMap<string, Value> | null {
    return this.#scope.closure;
  }

  invoke(callable: Callable, call: SyntaxNode, self?: Instance): Value {
    const given = givenTo(call);
    const own = self !== undefined && hasSelf(callable) ? [self] : [];
    const positional = [...own, ...given.positional.map((node) => this.evaluate(node))];
    const keywords = new Map([...given.keywords].map(([name, node]) => [name, this.evaluate(node)]));
    const frame = this.#enter(callable, positional, keywords);
    if (frame === null) return nothing;
    const parameters = parametersOf(callable.node);
    given.positional.forEach((node, index) => {
      this.pass(frame, parameters[index + own.length]?.name ?? '', node);
    });
    return returnedBy(frame);
  }

  perform(callable: Callable, given: readonly Value[]): Value {
    const frame = this.#enter(callable, given, new Map());
    return frame === null ? nothing : returnedBy(frame);
  }

  held(object: Instance, name: string): Value | undefined {
    return this.#objects.held(object, name);
  }

  construct(made: Class, call: SyntaxNode): Instance {
    const object = this.#objects.make(this.#definedIn(made));
    const initializer = this.held(object, '__init__');
    if (initializer?.kind === 'function') this.invoke(initializer, call, object);
    return object;
  }

  /** What stands in a class's body, run once. */
  #definedIn(made: Class): ReadonlyMap<string, Value> {
    const known = this.#memory.classes.get(made.node);
    if (known !== undefined) return known;
    const defined = new Map<string, Value>();
    this.#memory.classes.set(made.node, defined);
    this.#memory.invoked.add(made.node);
    const statement = this.#analysis.statements[made.statement];
    const body = made.node.child('body');
    if (statement !== undefined && body !== null && this.#scope.depth <= deepest)
      this.#scope.within(frameOf(defined, statement, { isClass: true }), () => executeBlock(this, body));
    return defined;
  }

  /** Runs the body; null where it cannot be, or was gone too deep. */
  #enter(callable: Callable, positional: readonly Value[], keywords: ReadonlyMap<string, Value>): Frame | null {
    const statement = this.#analysis.statements[callable.statement];
    const body = callable.node.child('body');
    if (statement === undefined || body === null || this.#scope.depth > deepest || this.isSpent) return null;
    this.#memory.invoked.add(callable.node);
    const names = new Map<string, Value>();
    parametersOf(callable.node).forEach(({ name, otherwise }, index) => {
      const value =
        keywords.get(name) ?? positional[index] ?? (otherwise === null ? undefined : this.evaluate(otherwise));
      names.set(name, value ?? nothing);
    });
    return this.#scope.within(frameOf(names, statement, { enclosing: callable.enclosing }), () => {
      if (body.type === 'block') executeBlock(this, body);
      else this.frame?.returned.push(this.evaluate(body));
    });
  }

  // What statements ask

  get frame(): Frame | undefined {
    return this.#scope.frame;
  }

  get isOutside(): boolean {
    return this.#scope.isOutside;
  }

  get isSpent(): boolean {
    return this.#memory.steps > most;
  }

  branch(branches: readonly (() => void)[]): void {
    if (this.frame !== undefined) runBranches(this.frame, branches);
  }

  repeat(loop: SyntaxNode, turn: () => void): void {
    this.inLoop(loop, turn);
  }

  inLoop(node: SyntaxNode, turns: (frame: Frame) => void): void {
    const outer = this.frame;
    if (outer === undefined) return;
    const inner: Frame = { ...outer, loops: [...outer.loops, node], changed: new Set(), rebound: new Set() };
    this.#scope.within(inner, () => turns(inner));
    for (const name of inner.changed) outer.changed.add(name);
    for (const name of inner.rebound) outer.rebound.add(name);
  }

  pass(frame: Frame, name: string, from: SyntaxNode): void {
    const value = frame.names.get(name);
    if (from.type !== 'identifier' || value === undefined) return;
    if (frame.changed.has(name) && !frame.rebound.has(name)) this.change(from.text, value);
  }
}
