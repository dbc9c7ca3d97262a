import { Positions } from '#core/notebook/positions.ts';
import type { Analysis, Call, Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { derived, joined } from './combine.ts';
import type { RowEvent } from './events.ts';
import { expressionValue } from './expressions.ts';
import { type Frame, frameOf } from './frame.ts';
import { givenTo } from './given.ts';
import { isTyped } from './library.ts';
import type { Memory, Numbers } from './memory.ts';
import { roleOfName } from './roles.ts';
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
  readonly #calls = new Map<number, Map<SyntaxNode, Call>>();
  readonly #positions = new Map<number, Positions>();
  readonly #frames: Frame[] = [];

  constructor(analysis: Analysis, memory: Memory, numbers: Numbers) {
    this.#analysis = analysis;
    this.#memory = memory;
    this.#numbers = numbers;
  }

  run(statement: Statement): void {
    this.#within(frameOf(this.#memory.names, statement), () => execute(this, statement.syntax));
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
    const object = this.#shell(made);
    for (const method of [...(this.#fieldsOf(object)?.values() ?? [])])
      if (method.kind === 'function') this.#alone(method, hasSelf(method) ? [object] : []);
  }

  #within(frame: Frame, run: () => void): Frame {
    this.#frames.push(frame);
    run();
    this.#frames.pop();
    return frame;
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
    const stem = `stem ${node.text.toLowerCase().replace(/train(?:ing)?|test(?:ing)?|val(?:id(?:ation)?)?|dev|holdout|_?t[re]\b/, '')}`;
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
    const loops = [...new Set(this.#frames.flatMap((each) => each.loops))];
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
    const field = this.#fieldNamed(name);
    if (field !== null) return field.of.get(field.name);
    const { frame } = this;
    return frame?.names.get(name) ?? frame?.enclosing?.get(name) ?? this.#memory.names.get(name);
  }

  bind(name: string, value: Value): void {
    const field = this.#fieldNamed(name);
    if (field !== null) {
      field.of.set(field.name, value);
      return;
    }
    this.frame?.names.set(name, value);
    this.frame?.rebound.add(name);
  }

  change(name: string, value: Value): void {
    const field = this.#fieldNamed(name);
    if (field !== null) {
      field.of.set(field.name, value);
      return;
    }
    this.frame?.names.set(name, value);
    this.frame?.changed.add(name);
  }

  // Functions, and objects of the notebook's own classes

  get closure(): ReadonlyMap<string, Value> | null {
    return this.isOutside || this.frame === undefined || this.frame.isClass ? null : this.frame.names;
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
    return this.#fieldsOf(object)?.get(name);
  }

  construct(made: Class, call: SyntaxNode): Instance {
    const object = this.#shell(made);
    const initializer = this.#fieldsOf(object)?.get('__init__');
    if (initializer?.kind === 'function') this.invoke(initializer, call, object);
    return object;
  }

  /** An object with what stands in its class's body, before it is initialized. */
  #shell(made: Class): Instance {
    const object: Instance = { kind: 'object', id: this.fresh() };
    const fields = new Map<string, Value>();
    this.#memory.fields.set(object.id, fields);
    this.#memory.invoked.add(made.node);
    const statement = this.#analysis.statements[made.statement];
    const body = made.node.child('body');
    if (statement !== undefined && body !== null && this.#frames.length <= deepest)
      this.#within(frameOf(fields, statement, { isClass: true }), () => executeBlock(this, body));
    return object;
  }

  #fieldsOf(object: Instance): Map<string, Value> | undefined {
    return this.#memory.fields.get(object.id);
  }

  /** `self.scaler`, where `self` is an object that is known. */
  #fieldNamed(name: string): { of: Map<string, Value>; name: string } | null {
    const dot = name.indexOf('.');
    if (dot < 1) return null;
    const owner = this.lookUp(name.slice(0, dot));
    const fields = owner?.kind === 'object' ? this.#fieldsOf(owner) : undefined;
    return fields === undefined ? null : { of: fields, name: name.slice(dot + 1) };
  }

  /** Runs the body; null where it cannot be, or was gone too deep. */
  #enter(callable: Callable, positional: readonly Value[], keywords: ReadonlyMap<string, Value>): Frame | null {
    const statement = this.#analysis.statements[callable.statement];
    const body = callable.node.child('body');
    if (statement === undefined || body === null || this.#frames.length > deepest || this.isSpent) return null;
    this.#memory.invoked.add(callable.node);
    const names = new Map<string, Value>();
    parametersOf(callable.node).forEach(({ name, otherwise }, index) => {
      const value =
        keywords.get(name) ?? positional[index] ?? (otherwise === null ? undefined : this.evaluate(otherwise));
      names.set(name, value ?? nothing);
    });
    return this.#within(frameOf(names, statement, { enclosing: callable.enclosing }), () => {
      if (body.type === 'block') executeBlock(this, body);
      else this.frame?.returned.push(this.evaluate(body));
    });
  }

  // What statements ask

  get frame(): Frame | undefined {
    return this.#frames.at(-1);
  }

  get isOutside(): boolean {
    return this.frame?.names === this.#memory.names;
  }

  get isSpent(): boolean {
    return this.#memory.steps > most;
  }

  branch(branches: readonly (() => void)[]): void {
    const { frame } = this;
    if (frame === undefined) return;
    const before = new Map(frame.names);
    const ways = branches.map((run) => {
      restore(frame.names, before);
      frame.ended = false;
      run();
      return { names: new Map(frame.names), ended: frame.ended };
    });
    frame.ended = ways.every(({ ended }) => ended);
    // A way that returned does not lead on.
    const after = ways.filter(({ ended }) => frame.ended || !ended).map(({ names: own }) => own);
    const names = new Set(after.flatMap((each) => [...each.keys()]));
    const [first, ...rest] = after;
    restore(frame.names, before);
    for (const name of names) {
      const values = rest.map((each) => each.get(name));
      frame.names.set(
        name,
        values.reduce<Value>(
          (all, each) => joined(all, each),
          first?.get(name) ?? values.find((each) => each !== undefined) ?? nothing,
        ),
      );
    }
  }

  repeat(loop: SyntaxNode, turn: () => void): void {
    this.inLoop(loop, turn);
  }

  inLoop(node: SyntaxNode, turns: (frame: Frame) => void): void {
    const outer = this.frame;
    if (outer === undefined) return;
    const inner: Frame = { ...outer, loops: [...outer.loops, node], changed: new Set(), rebound: new Set() };
    this.#within(inner, () => turns(inner));
    for (const name of inner.changed) outer.changed.add(name);
    for (const name of inner.rebound) outer.rebound.add(name);
  }

  pass(frame: Frame, name: string, from: SyntaxNode): void {
    const value = frame.names.get(name);
    if (from.type !== 'identifier' || value === undefined) return;
    if (frame.changed.has(name) && !frame.rebound.has(name)) this.change(from.text, value);
  }
}

/** Where older versions of scikit-learn and libraries that follow it have what `sklearn.model_selection` has. */
const elsewhere =
  /^(?:sklearn\.(?:cross_validation|grid_search)|(?:dask_ml|cuml)\.model_selection)\.(?=(?:train_test_split|cross_val_\w+|GridSearchCV|RandomizedSearchCV)$)/;

const ofToday = (call: Call): Call =>
  elsewhere.test(call.path) ? { ...call, path: call.path.replace(elsewhere, 'sklearn.model_selection.') } : call;

function restore(names: Map<string, Value>, before: ReadonlyMap<string, Value>): void {
  names.clear();
  for (const [name, value] of before) names.set(name, value);
}

function returnedBy({ returned: [first = nothing, ...rest] }: Frame): Value {
  return rest.reduce<Value>((all, each) => joined(all, each), first);
}

/** A method's first parameter, as everybody calls it. */
const hasSelf = ({ node }: Callable): boolean => /^(?:self|this|cls)$/.test(parametersOf(node)[0]?.name ?? '');

/** Parameters by position with their defaults; `*args` and `**options` are left out. */
function parametersOf(definition: SyntaxNode): { name: string; otherwise: SyntaxNode | null }[] {
  return (definition.child('parameters')?.parts ?? []).flatMap((parameter) => {
    const name = parameter.type === 'identifier' ? parameter : (parameter.child('name') ?? parameter.parts[0]);
    return name?.type === 'identifier' ? [{ name: name.text, otherwise: parameter.child('value') }] : [];
  });
}
