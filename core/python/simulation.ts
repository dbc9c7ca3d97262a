import type { ParsedCell } from './cell-syntax.ts';
import { namesFromMagic } from './magic-names.ts';
import type { Statement, UndefinedName } from './model.ts';
import type { FunctionFacts, Read, StatementNames } from './names.ts';

/** Runs the cells in thought: which names are there when each statement runs. One run an instance. */
export class Simulation {
  readonly #cells: ReadonlyMap<number, ParsedCell>;
  readonly #statements: readonly Statement[];
  readonly #names: readonly StatementNames[];
  readonly #isBuiltin: (name: string) => boolean;
  readonly #defined = new Set<string>();
  readonly #functions = new Map<string, { facts: FunctionFacts; cell: number }>();
  readonly #missing = new Map<string, UndefinedName>();
  #open = false;

  constructor(
    cells: readonly ParsedCell[],
    statements: readonly Statement[],
    names: readonly StatementNames[],
    isBuiltin: (name: string) => boolean,
  ) {
    this.#cells = new Map(cells.map((cell) => [cell.syntax.cell.index, cell]));
    this.#statements = statements;
    this.#names = names;
    this.#isBuiltin = isBuiltin;
  }

  run(order: readonly number[]): UndefinedName[] {
    for (const index of order) {
      const cell = this.#cells.get(index);
      if (cell === undefined) continue;
      for (const magic of cell.syntax.magics) {
        const { binds, opens } = namesFromMagic(magic);
        for (const name of binds) this.#defined.add(name);
        this.#open ||= opens;
      }
      for (const statement of this.#statements) if (statement.cell === index) this.#step(statement);
    }
    return [...this.#missing.values()];
  }

  #step(statement: Statement): void {
    const names = this.#names[statement.id];
    if (names === undefined) return;
    // A star import or `exec` in the statement may define what the rest of it reads.
    this.#open ||= names.opensNamespace;
    for (const read of names.reads) if (!read.deferred && !read.own && !read.forgiven) this.#need(read, statement.cell);
    for (const facts of names.functions) this.#functions.set(facts.name, { facts, cell: statement.cell });
    for (const name of names.binds) this.#defined.add(name);
    const called = new Set<string>();
    for (const call of names.calls) if (!call.deferred && !call.local) this.#follow(call.path, called);
    for (const name of names.deletes) this.#defined.delete(name);
  }

  /** Calling a function reads what its body reads, and binds what it declares `global`. */
  #follow(name: string, called: Set<string>): void {
    const known = this.#functions.get(name);
    if (known === undefined || called.has(name)) return;
    called.add(name);
    for (const bound of known.facts.binds) this.#defined.add(bound);
    for (const call of known.facts.calls) if (!call.local) this.#follow(call.path, called);
    for (const read of known.facts.reads) if (!read.forgiven) this.#need(read, known.cell);
  }

  #need(read: Read, index: number): void {
    const { name, branch } = read;
    if (this.#open || this.#defined.has(name) || this.#isBuiltin(name)) return;
    const known = this.#missing.get(name);
    // A read that is sure to happen says more than one that may not.
    if (known !== undefined && (branch || !known.branch)) return;
    const cell = this.#cells.get(index);
    if (cell === undefined) return;
    const range = cell.positions.range(read.node.start, read.node.end);
    this.#missing.set(name, { name, cell: index, range, definedLater: this.#definer(name, index), branch });
  }

  #definer(name: string, after: number): number | null {
    const later = this.#statements.find((item) => item.cell >= after && item.defines.includes(name));
    return (later ?? this.#statements.find((item) => item.defines.includes(name)))?.cell ?? null;
  }
}
