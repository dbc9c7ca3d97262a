import { isPredefined } from '../builtins.ts';
import type { FunctionFacts } from '../names.ts';
import type { SyntaxNode } from '../syntax.ts';
import { isState, type Known } from './known.ts';
import { at } from './obstacle.ts';
import type { Piece } from './pieces.ts';
import { type Kinds, State } from './state.ts';
import type { Study } from './studied.ts';
import type { Step, Trace } from './trace.ts';
import { Writer } from './writer.ts';

/** What a slice has found on its way back: the names that are still needed, and the pieces that give others. */
export class Gathered {
  readonly trace: Trace;
  readonly writer: Writer;
  readonly needed = new Set<string>();
  /** The last of the trace first. */
  readonly pieces: Piece[] = [];
  readonly facts: ReadonlyMap<string, FunctionFacts>;
  raw: { readonly name: string; readonly step: Step } | null = null;
  readonly #kinds: Kinds;
  readonly #target: ReadonlySet<string>;

  /** `number` tells apart what several slices of one notebook ask its run to keep. */
  constructor(trace: Trace, kinds: Kinds, target: ReadonlySet<string>, number: number) {
    this.trace = trace;
    this.#kinds = kinds;
    this.#target = target;
    this.writer = new Writer(trace, number);
    this.facts = new Map(trace.steps.flatMap(({ statement }) => statement.functions.map((item) => [item.name, item])));
  }

  /** Kinds of names right before a step. */
  state(step: Step): State {
    return new State(this.trace, this.#target, this.#kinds.before[step.at] ?? new Map(), this.#kinds.functions);
  }

  study(step: Step): Study {
    return this.state(step).study(this.writer.emitter(step, null));
  }

  kindOf(name: string, step: Step): Known | undefined {
    return this.#kinds.before[step.at]?.get(name);
  }

  /** Adds names, with what the functions among them read when called. */
  need(names: readonly string[], step: Step): void {
    for (const name of names) {
      if (this.needed.has(name) || (isPredefined(name) && this.kindOf(name, step) === undefined)) continue;
      this.needed.add(name);
      const facts = this.kindOf(name, step)?.kind === 'function' ? this.facts.get(name) : undefined;
      const reads = facts?.reads.map((read) => read.name) ?? [];
      this.need(
        reads.filter((read) => {
          const value = this.kindOf(read, step);
          return value === undefined || !isState(value);
        }),
        step,
      );
    }
  }
}

export const place = ({ statement, cell }: Step, node: SyntaxNode = statement.syntax): string =>
  at(statement.cell, cell.python.slice(0, node.start).split('\n').length - 1);
