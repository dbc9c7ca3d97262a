import { namesBound, parameterNames } from '../binding.ts';
import { isPredefined } from '../builtins.ts';
import type { FunctionFacts } from '../names.ts';
import type { SyntaxNode } from '../syntax.ts';
import { BlockCutter } from './block.ts';
import { innerEffects } from './inner.ts';
import { isState, type Known } from './known.ts';
import { at, Obstacle } from './obstacle.ts';
import type { Piece } from './pieces.ts';
import { blockOf, type Kinds, State } from './state.ts';
import { copies, keepSimple, onlyChoosesRows } from './statement.ts';
import type { Study } from './studied.ts';
import { argumentsOf, assignmentIn, elementsOf, type Step, type Trace } from './trace.ts';
import { Writer } from './writer.ts';

export interface Slice {
  readonly raw: { readonly name: string; readonly step: Step };
  /** In the order of the trace. */
  readonly pieces: readonly Piece[];
  readonly returned: Piece;
  readonly writer: Writer;
}

/** Slices backwards from an expression to the raw frame, cutting at fitted state. */
export class Slicer {
  readonly #trace: Trace;
  readonly #kinds: Kinds;
  readonly #target: ReadonlySet<string>;
  readonly #writer: Writer;
  readonly #needed = new Set<string>();
  readonly #pieces: Piece[] = [];
  readonly #facts: ReadonlyMap<string, FunctionFacts>;
  #raw: { name: string; step: Step } | null = null;

  /** `number` tells apart what several slices of one notebook ask its run to keep. */
  constructor(trace: Trace, kinds: Kinds, target: ReadonlySet<string>, number = 0) {
    this.#trace = trace;
    this.#kinds = kinds;
    this.#target = target;
    this.#writer = new Writer(trace, number);
    this.#facts = new Map(trace.steps.flatMap(({ statement }) => statement.functions.map((item) => [item.name, item])));
  }

  /** The slice for `argument`, which `step` evaluates. Throws an `Obstacle` that says what stands in the way. */
  run(step: Step, argument: SyntaxNode): Slice {
    const study = this.#study(step);
    const studied = study.settled(argument);
    if (studied.known.kind === 'rows' && argument.type === 'list') {
      throw new Obstacle(
        `\`${argument.text}\` (${place(step, argument)}) is put together by hand for a single row; ask the model for the rows of a table.`,
      );
    }
    if (studied.known.kind !== 'rows') {
      throw new Obstacle(`\`${argument.text}\` (${place(step, argument)}) is not made from data the notebook reads.`);
    }
    const own = step.statement.defines.find(
      (name) => studied.needs.includes(name) && step.statement.kind !== 'assignment',
    );
    if (own !== undefined) {
      throw new Obstacle(
        `\`${own}\` (${place(step, argument)}) is made in the same block as the prediction; move it out of the block.`,
      );
    }
    this.#need(studied.needs, step);
    const returned: Piece = {
      kind: 'statement',
      step,
      node: argument,
      edits: studied.edits,
      gives: [],
      needs: studied.needs,
      mutates: [],
    };
    for (let index = step.at - 1; index >= 0; index -= 1) {
      const earlier = this.#trace.steps[index];
      if (earlier !== undefined) this.#step(earlier);
    }
    if (this.#raw === null) {
      throw new Obstacle(
        `\`${argument.text}\` (${place(step, argument)}) does not lead back to data the notebook reads.`,
      );
    }
    const pieces = this.#pieces.toReversed();
    return { raw: this.#raw, pieces, returned, writer: this.#writer };
  }

  #state(step: Step): State {
    return new State(this.#trace, this.#target, this.#kinds.before[step.at] ?? new Map(), this.#kinds.functions);
  }

  #study(step: Step): Study {
    return this.#state(step).study(this.#writer.emitter(step, null));
  }

  #kindOf(name: string, step: Step): Known | undefined {
    return this.#kinds.before[step.at]?.get(name);
  }

  /** Adds names, with what the functions among them read when called. */
  #need(names: readonly string[], step: Step): void {
    for (const name of names) {
      if (this.#needed.has(name) || (isPredefined(name) && this.#kindOf(name, step) === undefined)) continue;
      this.#needed.add(name);
      const facts = this.#kindOf(name, step)?.kind === 'function' ? this.#facts.get(name) : undefined;
      const reads = facts?.reads.map((read) => read.name) ?? [];
      this.#need(
        reads.filter((read) => {
          const value = this.#kindOf(read, step);
          return value === undefined || !isState(value);
        }),
        step,
      );
    }
  }

  #step(step: Step): void {
    const { statement } = step;
    const gives = statement.defines.filter((name) => this.#needed.has(name));
    const mutates = statement.mutates.filter((name) => this.#needed.has(name));
    if (gives.length === 0 && mutates.length === 0) return;
    switch (statement.syntax.type) {
      case 'import_statement':
      case 'import_from_statement':
        this.#push({ kind: 'import', step, node: statement.syntax, edits: [], gives, needs: [], mutates: [] });
        for (const name of gives) this.#needed.delete(name);
        return;
      case 'function_definition':
      case 'class_definition':
      case 'decorated_definition':
        this.#function(step, gives);
        return;
      case 'expression_statement':
      case 'delete_statement':
        this.#simple(step, gives);
        return;
      default:
        this.#compound(step);
    }
  }

  #push(piece: Piece): void {
    this.#pieces.push(piece);
  }

  #simple(step: Step, gives: readonly string[], study = this.#study(step)): void {
    const node = step.statement.syntax;
    const assignment = assignmentIn(node);
    if (assignment !== null && this.#isRaw(step, study, assignment, gives)) return;
    if (assignment !== null && this.#isSplit(step, study, assignment, gives)) return;
    const kept = keepSimple(study, node, this.#needed);
    if (kept === null) return;
    const binds = assignment === null ? [] : elementsOf(assignment.left).filter((part) => part.type === 'identifier');
    for (const name of binds) this.#needed.delete(name.text);
    this.#need(kept.needs, step);
    this.#push({
      kind: 'statement',
      step,
      node,
      edits: kept.edits,
      gives,
      needs: kept.needs,
      mutates: kept.mutates === null ? [] : [kept.mutates],
    });
  }

  /** The statement after which the raw frame is there: it makes rows from no rows, or names their columns. */
  #isRaw(
    step: Step,
    study: Study,
    { left, right }: { left: SyntaxNode; right: SyntaxNode },
    gives: readonly string[],
  ): boolean {
    const naming = left.type === 'attribute' && left.child('attribute')?.text === 'columns';
    const rowNames = (names: readonly string[]): boolean =>
      names.some((name) => this.#kindOf(name, step)?.kind === 'rows');
    const studied = study.of(right);
    const name = naming ? left.child('object')?.text : gives[0];
    if (name === undefined) return false;
    if (naming) {
      if (this.#kindOf(name, step)?.kind !== 'rows') return false;
    } else if (studied.known.kind !== 'rows' || rowNames(studied.needs) || left.type === 'subscript') return false;
    if (this.#raw !== null && this.#raw.name !== name) {
      throw new Obstacle(
        `The model's input is made from two tables: \`${this.#raw.name}\` (${place(this.#raw.step)}) and \`${name}\` (${place(step)}). Join them in a file of their own first.`,
      );
    }
    this.#raw = { name, step };
    this.#needed.delete(name);
    return true;
  }

  /** After a split, what was split plays its parts. */
  #isSplit(
    step: Step,
    study: Study,
    { left, right }: { left: SyntaxNode; right: SyntaxNode },
    gives: readonly string[],
  ): boolean {
    const path = right.type === 'call' ? (this.#trace.callOf(right)?.path ?? '') : '';
    const paired = path.endsWith('train_test_split');
    if (!paired && !path.endsWith('.fit_resample')) return this.#isRowChoice(step, study, left, right);
    const targets = elementsOf(left);
    const { positional } = argumentsOf(right);
    for (const [index, target] of targets.entries()) {
      if (!gives.includes(target.text)) continue;
      const given = positional[paired ? index >> 1 : index];
      if (given === undefined) continue;
      this.#needed.delete(target.text);
      this.#plays(step, study, target, given);
    }
    return true;
  }

  /** `train = df.sample(frac=0.8)`: the frame plays its part too. */
  #isRowChoice(step: Step, study: Study, left: SyntaxNode, right: SyntaxNode): boolean {
    if (left.type !== 'identifier' || right.type === 'identifier') return false;
    if (right.type === 'call' && right.child('function')?.child('object')?.type === 'identifier' && copies(right))
      return false;
    const root = onlyChoosesRows(study, right);
    if (root === null || root === left.text || this.#needed.has(root) || this.#kindOf(root, step)?.kind !== 'rows')
      return false;
    this.#needed.delete(left.text);
    this.#writer.renames.push({ from: left.text, to: root, after: step.at });
    this.#writer.leftOut.push({ text: right.text, step });
    this.#need([root], step);
    return true;
  }

  #plays(step: Step, study: Study, target: SyntaxNode, given: SyntaxNode): void {
    const studied = study.settled(given);
    if (given.type === 'identifier' && studied.known.kind === 'rows' && !this.#needed.has(given.text)) {
      this.#writer.renames.push({ from: target.text, to: given.text, after: step.at });
      this.#need([given.text], step);
      return;
    }
    const copied = given.type === 'identifier' ? '.copy()' : '';
    this.#push({
      kind: 'statement',
      step,
      node: given,
      edits: [
        { start: given.start, end: given.start, text: `${target.text} = ` },
        ...studied.edits,
        { start: given.end, end: given.end, text: copied },
      ],
      gives: [target.text],
      needs: studied.needs,
      mutates: [],
    });
    this.#need(studied.needs, step);
  }

  #compound(step: Step): void {
    const node = step.statement.syntax;
    const state = this.#state(step);
    if (node.type === 'for_statement' && this.#isSplitLoop(step, node)) return;
    // Kinds inside the block are those after it ran once.
    state.apply(node);
    const cell = { index: step.cell.cell.index, python: step.cell.python };
    const cutter = new BlockCutter(this.#trace, this.#writer, step, state, cell);
    const wanted = new Set(this.#needed);
    const kept = cutter.compound(node, wanted, {
      keys: [],
      cell: cell.index,
      own: ownNames(node, this.#trace),
      hindrance: null,
    });
    if (kept === null) return;
    const gives = step.statement.defines.filter((name) => this.#needed.has(name));
    this.#need(kept.needs, step);
    this.#push({ kind: 'statement', step, node, edits: kept.edits, gives, needs: kept.needs, mutates: kept.mutates });
  }

  /** `for train, test in folds.split(X)` chooses rows: what its body makes of them is made once, of all rows. */
  #isSplitLoop(step: Step, node: SyntaxNode): boolean {
    const right = node.child('right');
    const over = right === null ? null : this.#study(step).of(right).known;
    if (over?.kind !== 'indices') return false;
    const state = this.#state(step);
    state.apply(node);
    for (const part of blockOf(node).toReversed()) {
      const { binds, mutates } = innerEffects(part, this.#trace);
      const gives = [...binds].filter((name) => this.#needed.has(name));
      if (gives.length === 0 && ![...mutates].some((name) => this.#needed.has(name))) continue;
      const inner: Step = { ...step, statement: { ...step.statement, syntax: part } };
      this.#simple(inner, gives, state.study(this.#writer.emitter(step, null)));
    }
    return true;
  }

  #function(step: Step, gives: readonly string[]): void {
    const node = step.statement.syntax;
    const definition = node.type === 'decorated_definition' ? node.child('definition') : node;
    for (const name of gives) this.#needed.delete(name);
    const [name] = gives;
    const used = name === undefined ? undefined : this.#firstUse(name, step);
    const facts = name === undefined ? undefined : this.#facts.get(name);
    const needs = (facts?.reads.map((read) => read.name) ?? []).filter((read) => {
      const value = this.#kindOf(read, used ?? step);
      return value !== undefined && !isState(value);
    });
    this.#need(needs, step);
    if (definition === null || definition.type === 'class_definition' || used === undefined || name === undefined) {
      this.#push({ kind: 'function', step, node, edits: [], gives, needs, mutates: [] });
      return;
    }
    const edits = this.#functionEdits(step, definition, name, used);
    this.#push({ kind: 'function', step, node, edits, gives, needs, mutates: [] });
  }

  /** The piece, already found, that uses the function first. */
  #firstUse(name: string, step: Step): Step | undefined {
    const users = this.#trace.steps.filter(
      (other) => other.at > step.at && other.statement.uses.some((use) => use.name === name),
    );
    return users.find((other) => this.#pieces.some((piece) => piece.step === other)) ?? users[0];
  }

  #functionEdits(step: Step, definition: SyntaxNode, name: string, used: Step): Piece['edits'] {
    const body = definition.child('body');
    if (body === null || body.type !== 'block') return [];
    const given = this.#givenTo(name, used);
    const outer = this.#state(used);
    const state = outer.inside(definition, given);
    for (const part of body.parts) state.apply(part);
    for (const [index, parameter] of parameterNames(definition.child('parameters')).entries()) {
      const value = given[index];
      if (value !== undefined && value.kind === 'rows') state.environment.set(parameter, value);
    }
    const keys = parameterNames(definition.child('parameters')).filter((_, index) => given[index]?.kind === 'constant');
    const calls = this.#trace.steps.flatMap(({ statement }) => statement.calls.filter((call) => call.path === name));
    const hindrance =
      calls.length > 1 && keys.length === 0
        ? `each time \`${name}\` is called, and it is called ${calls.length} times`
        : null;
    const cell = { index: step.cell.cell.index, python: step.cell.python };
    const own = new Set([...ownNames(body, this.#trace), ...parameterNames(definition.child('parameters'))]);
    const cutter = new BlockCutter(this.#trace, this.#writer, used, state, cell);
    return cutter.body(body, new Set(), { keys, cell: cell.index, own, hindrance }).edits;
  }

  /** Kinds of the arguments at the first call that is kept; one row or cell when it is handed to `apply`. */
  #givenTo(name: string, used: Step): readonly Known[] {
    const call = used.statement.calls.find((item) => item.path === name);
    const study = this.#state(used).study();
    if (call === undefined) return [{ kind: 'rows', shape: 'item', hasTarget: false, strings: null }];
    return argumentsOf(call.syntax).nodes.map((node) => study.of(node).known);
  }
}

/** Names a block binds or changes anywhere in it. */
function ownNames(node: SyntaxNode, trace: Trace): ReadonlySet<string> {
  const { binds, mutates } = innerEffects(node, trace);
  return new Set([...binds, ...mutates, ...namesBound(node).bound]);
}

const place = ({ statement, cell }: Step, node: SyntaxNode = statement.syntax): string =>
  at(statement.cell, cell.python.slice(0, node.start).split('\n').length - 1);
