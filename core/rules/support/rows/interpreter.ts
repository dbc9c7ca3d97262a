import { Positions } from '#core/notebook/positions.ts';
import type { Analysis, Call, Statement } from '#core/python/model.ts';
import type { SyntaxNode } from '#core/python/syntax.ts';
import { assign } from './assign.ts';
import { stringsIn, without } from './columns.ts';
import { derived, joined, scoresIn, unique } from './combine.ts';
import type { RowEvent } from './events.ts';
import { elementOf, expressionValue } from './expressions.ts';
import { givenTo } from './given.ts';
import { isTyped } from './library.ts';
import { isChoice } from './measures.ts';
import { roleOfName } from './roles.ts';
import type { Run } from './run.ts';
import { named } from './splits.ts';
import { truthOf } from './truth.ts';
import { type At, type Callable, freshRows, nothing, type Rows, type Value } from './value.ts';

/** Expressions looked at in one notebook before the rest is left alone: functions that call each other could go on for long. */
const most = 60_000;
const deepest = 4;
/** Items of a literal list that a loop is run over one by one. */
const unrolled = 6;

interface Frame {
  readonly names: Map<string, Value>;
  readonly statement: Statement;
  readonly loops: readonly SyntaxNode[];
  readonly returned: Value[];
  /** Names whose object was changed in place, and those that were given another one. */
  readonly changed: Set<string>;
  readonly rebound: Set<string>;
  /** It has returned, on every way that leads here. */
  ended: boolean;
}

const frameOf = (names: Map<string, Value>, statement: Statement): Frame => ({
  names,
  statement,
  loops: [],
  returned: [],
  changed: new Set(),
  rebound: new Set(),
  ended: false,
});

/**
 * Runs a notebook in thought, from top to bottom or as it ran, and follows its rows: which were cut from which, what was learned from
 * them, which model saw them. Functions are run where they are called. What cannot be followed is unknown, and nothing is
 * said of it.
 */
export class Interpreter implements Run {
  readonly dates = new Set<string>();
  readonly events: RowEvent[] = [];
  readonly #globals = new Map<string, Value>();
  readonly #calls = new Map<number, Map<SyntaxNode, Call>>();
  readonly #positions = new Map<number, Positions>();
  readonly #identities = new WeakMap<Value, number>();
  readonly #invoked = new Set<SyntaxNode>();
  readonly #analysis: Analysis;
  #frames: Frame[] = [];
  #count = 0;
  #steps = 0;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  run(): RowEvent[] {
    const { order, statements } = this.#analysis;
    const byCell = Map.groupBy(statements, ({ cell }) => cell);
    // Where the page alone cannot run, it is what ran that counts.
    const cells = order.undefinedInDocument.length > 0 ? (order.execution ?? order.document) : order.document;
    for (const cell of cells) for (const statement of byCell.get(cell) ?? []) this.#top(statement);
    for (const callable of [...this.#globals.values()]) if (callable.kind === 'function') this.#alone(callable);
    return this.events;
  }

  /** A function that nothing calls, on rows that nothing is known of. */
  #alone({ node, statement: id }: Callable): void {
    const statement = this.#analysis.statements[id];
    const body = node.child('body');
    if (this.#invoked.has(node) || statement === undefined || body === null) return;
    const names = new Map<string, Value>(parametersOf(node).map(({ name }) => [name, nothing]));
    this.#within(frameOf(names, statement), () => this.#block(body));
  }

  #top(statement: Statement): void {
    this.#within(frameOf(this.#globals, statement), () => this.#execute(statement.syntax));
  }

  #within(frame: Frame, run: () => void): Frame {
    this.#frames.push(frame);
    run();
    this.#frames.pop();
    return frame;
  }

  get #frame(): Frame | undefined {
    return this.#frames.at(-1);
  }

  // What the parts ask

  evaluate(node: SyntaxNode): Value {
    this.#steps += 1;
    return this.#steps > most ? nothing : expressionValue(this, node);
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
    const statement = this.#frame?.statement;
    if (statement === undefined) return null;
    let calls = this.#calls.get(statement.id);
    if (calls === undefined) {
      calls = new Map(statement.calls.map((call) => [call.syntax, ofToday(call)]));
      this.#calls.set(statement.id, calls);
    }
    return calls.get(node) ?? null;
  }

  here(node: SyntaxNode): At {
    const frame = this.#frame;
    const statement = frame?.statement ?? this.#analysis.statements[0];
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
    this.events.push(event);
  }

  fresh(): number {
    this.#count += 1;
    return this.#count;
  }

  identity(value: Value): number {
    const known = this.#identities.get(value);
    if (known !== undefined) return known;
    const number = this.fresh();
    this.#identities.set(value, number);
    return number;
  }

  lookUp(name: string): Value | undefined {
    return this.#frame?.names.get(name) ?? this.#globals.get(name);
  }

  bind(name: string, value: Value): void {
    this.#frame?.names.set(name, value);
    this.#frame?.rebound.add(name);
  }

  change(name: string, value: Value): void {
    this.#frame?.names.set(name, value);
    this.#frame?.changed.add(name);
  }

  /** What was changed under another name is changed for the name it came from. */
  #pass(frame: Frame, name: string, from: SyntaxNode): void {
    const value = frame.names.get(name);
    if (from.type !== 'identifier' || value === undefined) return;
    if (frame.changed.has(name) && !frame.rebound.has(name)) this.change(from.text, value);
  }

  invoke(callable: Callable, call: SyntaxNode): Value {
    const statement = this.#analysis.statements[callable.statement];
    const body = callable.node.child('body');
    const given = givenTo(call);
    const positional = given.positional.map((node) => this.evaluate(node));
    const keywords = new Map([...given.keywords].map(([name, node]) => [name, this.evaluate(node)]));
    if (statement === undefined || body === null || this.#frames.length > deepest || this.#steps > most) return nothing;
    this.#invoked.add(callable.node);
    const names = new Map<string, Value>();
    const parameters = parametersOf(callable.node);
    parameters.forEach(({ name, otherwise }, index) => {
      const value =
        keywords.get(name) ?? positional[index] ?? (otherwise === null ? undefined : this.evaluate(otherwise));
      names.set(name, value ?? nothing);
    });
    const frame = frameOf(names, statement);
    const { returned } = this.#within(frame, () => this.#block(body));
    given.positional.forEach((node, index) => {
      this.#pass(frame, parameters[index]?.name ?? '', node);
    });
    const [first = nothing, ...rest] = returned;
    return rest.reduce<Value>((all, each) => joined(all, each), first);
  }

  // Statements

  #block(block: SyntaxNode): void {
    for (const part of block.parts) if (this.#frame?.ended !== true) this.#execute(part);
  }

  #execute(node: SyntaxNode): void {
    if (this.#steps > most) return;
    switch (node.type) {
      case 'expression_statement':
      case 'decorated_definition':
        for (const part of node.parts) this.#execute(part);
        return;
      case 'assignment':
        this.#assignment(node);
        return;
      case 'augmented_assignment':
        this.#augmented(node);
        return;
      case 'function_definition':
        this.bind(node.child('name')?.text ?? '', {
          kind: 'function',
          node,
          statement: this.#frame?.statement.id ?? 0,
        });
        return;
      case 'return_statement':
      case 'raise_statement':
        this.#leave(node);
        return;
      case 'if_statement':
        this.#if(node);
        return;
      case 'for_statement':
        this.#for(node);
        return;
      case 'while_statement':
        this.#inLoop(node, () => {
          const condition = node.child('condition');
          if (condition !== null) this.evaluate(condition);
          const body = node.child('body');
          if (body !== null) this.#block(body);
        });
        return;
      case 'with_statement':
        this.#with(node);
        return;
      case 'try_statement':
        this.#try(node);
        return;
      case 'delete_statement':
        this.#delete(node);
        return;
      case 'class_definition':
      case 'import_statement':
      case 'import_from_statement':
      case 'future_import_statement':
      case 'decorator':
      case 'pass_statement':
      case 'global_statement':
        return;
      default:
        this.evaluate(node);
    }
  }

  #assignment(node: SyntaxNode): void {
    const left = node.child('left');
    const right = node.child('right');
    if (left === null || right === null) return;
    if (right.type === 'assignment') {
      this.#assignment(right);
      const inner = right.child('left');
      assign(this, left, inner === null ? nothing : this.evaluate(inner));
      return;
    }
    assign(this, left, this.evaluate(right));
  }

  #augmented(node: SyntaxNode): void {
    const left = node.child('left');
    const right = node.child('right');
    if (left === null || right === null) return;
    const before = this.evaluate(left);
    const value = this.evaluate(right);
    if (before.kind === 'rows') {
      const taken = value.kind === 'statistic' ? [value] : value.kind === 'rows' ? value.learned : [];
      assign(this, left, { ...before, learned: unique([...before.learned, ...taken]) });
    } else if (scoresIn(value).length > 0) {
      assign(this, left, { ...nothing, scores: [...scoresIn(before), ...scoresIn(value)] });
    }
  }

  #leave(node: SyntaxNode): void {
    const frame = this.#frame;
    if (frame === undefined) return;
    const values = node.parts.map((part) => this.evaluate(part));
    if (node.type === 'return_statement') frame.returned.push(...values);
    frame.ended = true;
  }

  #if(node: SyntaxNode): void {
    const branches: (() => unknown)[] = [];
    for (const clause of [node, ...node.childrenIn('alternative')]) {
      const condition = clause.child('condition');
      const then = clause.child('consequence') ?? clause.child('body');
      const truth = condition === null ? true : this.#decided(condition);
      if (truth !== false)
        branches.push(() => {
          if (condition !== null) this.evaluate(condition);
          if (condition !== null && clause === node) this.#better(condition, then);
          if (then !== null) this.#block(then);
        });
      if (truth === true) break;
      if (clause === (node.childrenIn('alternative').at(-1) ?? node)) branches.push(() => {});
    }
    this.#branch(branches);
  }

  /** In a function, by what it was called with. Elsewhere constants are switches that the reader turns, and in a loop they change. */
  #decided(condition: SyntaxNode): boolean | null {
    const frame = this.#frame;
    if (frame === undefined || frame.names === this.#globals || frame.loops.length > 0) return null;
    return truthOf(this, condition);
  }

  /** `if score > best: best = score`, in a loop: the better one is kept. */
  #better(condition: SyntaxNode, then: SyntaxNode | null): void {
    const comparison = condition.type === 'parenthesized_expression' ? condition.parts[0] : condition;
    if (comparison?.type !== 'comparison_operator' || then === null) return;
    const sides = comparison.parts.filter(({ field }) => field !== 'operators');
    if (!sides.every(({ type }) => type === 'identifier' || type === 'attribute')) return;
    const scores = sides.flatMap((side) => scoresIn(this.evaluate(side)));
    const keeps = then.parts.some(
      (part) =>
        part.parts[0]?.type === 'assignment' &&
        sides.some(({ text }) => part.text.startsWith(`${text} `) || part.text.startsWith(`${text}=`)),
    );
    if (keeps && isChoice(scores)) this.emit({ kind: 'pick', ...this.here(comparison), scores });
  }

  /** Each branch from the same state; afterwards a name holds what all of them say. */
  #branch(branches: readonly (() => unknown)[]): void {
    const frame = this.#frame;
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

  #for(node: SyntaxNode): void {
    const left = node.child('left');
    const right = node.child('right');
    const body = node.child('body');
    if (left === null || right === null || body === null) return;
    const over = iterated(this, right);
    const items =
      over.kind === 'list' && over.whole && over.items.length > 0 && over.items.length <= unrolled
        ? over.items
        : [elementOf(this, over)];
    this.#inLoop(node, (frame) => {
      items.forEach((item, index) => {
        assign(this, left, item);
        frame.rebound.clear();
        frame.changed.clear();
        this.#block(body);
        const from = listed(right)[index];
        if (from !== undefined && left.type === 'identifier') this.#pass(frame, left.text, from);
      });
    });
  }

  repeat(loop: SyntaxNode, turn: () => void): void {
    this.#inLoop(loop, turn);
  }

  #inLoop(node: SyntaxNode, run: (frame: Frame) => void): void {
    const outer = this.#frame;
    if (outer === undefined) return;
    const inner: Frame = { ...outer, loops: [...outer.loops, node], changed: new Set(), rebound: new Set() };
    this.#within(inner, () => run(inner));
    for (const name of inner.changed) outer.changed.add(name);
    for (const name of inner.rebound) outer.rebound.add(name);
  }

  #with(node: SyntaxNode): void {
    for (const clause of node.parts) {
      if (clause.type === 'block') this.#block(clause);
      else
        for (const item of clause.parts) {
          const value = item.child('value');
          if (value !== null) this.evaluate(value.type === 'as_pattern' ? (value.parts[0] ?? value) : value);
        }
    }
  }

  #try(node: SyntaxNode): void {
    const body = node.child('body');
    const handlers = node.parts.filter(({ type }) => type === 'except_clause');
    const rest = node.parts.filter(({ type }) => type === 'else_clause' || type === 'finally_clause');
    this.#branch([
      () => body !== null && this.#block(body),
      ...handlers.map((handler) => () => {
        const block = handler.parts.find(({ type }) => type === 'block');
        return block !== undefined && this.#block(block);
      }),
    ]);
    for (const clause of rest) for (const part of clause.parts) if (part.type === 'block') this.#block(part);
  }

  #delete(node: SyntaxNode): void {
    for (const target of node.parts.flatMap((part) => (part.type === 'expression_list' ? part.parts : [part]))) {
      const object = target.child('value');
      const index = target.childrenIn('subscript')[0];
      if (target.type === 'identifier') this.bind(target.text, nothing);
      if (object?.type !== 'identifier' || index === undefined) continue;
      const table = this.lookUp(object.text);
      const names = index.type === 'slice' ? null : stringsIn(this.evaluate(index));
      if (table?.kind === 'rows') this.bind(object.text, { ...table, columns: without(table.columns, names) });
    }
  }
}

/** Where older versions of scikit-learn and libraries that follow it have what `sklearn.model_selection` has. */
const elsewhere =
  /^(?:sklearn\.(?:cross_validation|grid_search)|(?:dask_ml|cuml)\.model_selection)\.(?=(?:train_test_split|cross_val_\w+|GridSearchCV|RandomizedSearchCV)$)/;

const ofToday = (call: Call): Call =>
  elsewhere.test(call.path) ? { ...call, path: call.path.replace(elsewhere, 'sklearn.model_selection.') } : call;

/** Names in a list or tuple that a loop goes over. */
const listed = (node: SyntaxNode): readonly SyntaxNode[] =>
  /^(?:list|tuple|expression_list)$/.test(node.type) ? node.parts : [];

function restore(names: Map<string, Value>, before: ReadonlyMap<string, Value>): void {
  names.clear();
  for (const [name, value] of before) names.set(name, value);
}

/** Parameters by position with their defaults; `*args` and `**options` are left out. */
function parametersOf(definition: SyntaxNode): { name: string; otherwise: SyntaxNode | null }[] {
  return (definition.child('parameters')?.parts ?? []).flatMap((parameter) => {
    const name = parameter.type === 'identifier' ? parameter : (parameter.child('name') ?? parameter.parts[0]);
    return name?.type === 'identifier' ? [{ name: name.text, otherwise: parameter.child('value') }] : [];
  });
}

/** What a loop goes over: `enumerate`, `zip` and `tqdm` looked through. */
function iterated(run: Run, node: SyntaxNode): Value {
  const callee = node.type === 'call' ? (node.child('function')?.text ?? '') : '';
  const given = node.type === 'call' ? givenTo(node) : null;
  const [first] = given?.positional ?? [];
  if (first !== undefined && /^(?:enumerate|tqdm|tqdm\.tqdm|tqdm_notebook|trange)$/.test(callee)) {
    const inner = iterated(run, first);
    if (callee !== 'enumerate' || inner.kind !== 'list') return inner;
    return {
      ...inner,
      keys: null,
      items: inner.items.map((item) => ({ kind: 'list', items: [nothing, item], keys: null, whole: true })),
    };
  }
  if (callee === 'zip' && given !== null) return zipped(run, given.positional);
  const value = run.evaluate(node);
  // The names of a dictionary, not what they stand for.
  return value.kind === 'list' && value.keys !== null ? nothing : value;
}

function zipped(run: Run, nodes: readonly SyntaxNode[]): Value {
  const lists = nodes.map((node) => iterated(run, node));
  const known = lists.flatMap((list) => (list.kind === 'list' && list.whole ? [list.items.length] : []));
  const length = known.length === 0 ? 1 : Math.min(...known);
  const items = Array.from(
    { length },
    (_, index): Value => ({
      kind: 'list',
      keys: null,
      whole: true,
      items: lists.map((list) => (list.kind === 'list' ? (list.items[index] ?? nothing) : nothing)),
    }),
  );
  return { kind: 'list', items, keys: null, whole: known.length > 0 };
}
