import type { ParsedCell } from './cell-syntax.ts';
import { namesFromMagic } from './magic-names.ts';
import type { Statement, UndefinedName } from './model.ts';
import type { FunctionFacts, Read, StatementNames } from './names.ts';

/** A cell as a run in thought takes it. */
interface Step {
  readonly cell: ParsedCell;
  readonly magics: readonly ReturnType<typeof namesFromMagic>[];
  /** Of a cell that does not parse: all words in it, since any may be what it was meant to define. Null for Python. */
  readonly words: readonly string[] | null;
  readonly statements: readonly { readonly statement: Statement; readonly names: StatementNames }[];
}

/** The notebook made ready to be run in thought, in any order of its cells and as often as it takes. */
export class Rehearsal {
  readonly #steps: ReadonlyMap<number, Step>;
  readonly #definers: ReadonlyMap<string, readonly Definer[]>;
  readonly #isBuiltin: (name: string) => boolean;
  readonly #isForeign: boolean;

  constructor(
    cells: readonly ParsedCell[],
    statements: readonly Statement[],
    names: readonly StatementNames[],
    isBuiltin: (name: string) => boolean,
  ) {
    const byCell = Map.groupBy(
      statements.flatMap((statement, at) => {
        const own = names[at];
        return own === undefined ? [] : [{ statement, names: own }];
      }),
      ({ statement }) => statement.cell,
    );
    this.#steps = new Map(
      cells.map((cell) => {
        const { index } = cell.syntax.cell;
        const magics = cell.syntax.magics.map(namesFromMagic);
        const words = isPython(cell) ? null : (cell.syntax.python.match(/[^\W\d]\w*/gu) ?? []);
        return [index, { cell, magics, words, statements: byCell.get(index) ?? [] }];
      }),
    );
    const definers = new Map<string, Definer[]>();
    for (const { id, cell, defines } of statements) {
      for (const name of defines) {
        const known = definers.get(name);
        if (known === undefined) definers.set(name, [{ id, cell }]);
        else known.push({ id, cell });
      }
    }
    this.#definers = definers;
    this.#isBuiltin = isBuiltin;
    const written = cells.filter(({ syntax }) => /\w/.test(syntax.python));
    const broken = written.filter((cell) => !isPython(cell));
    this.#isForeign = broken.length > 1 && broken.length * 3 > written.length;
  }

  /**
   * Names read before anything defined them when the cells run in this order. A cell that does not parse (prose, SQL, a shell's
   * transcript) reads none, and a notebook that mostly does not parse is in another language than it says.
   */
  undefinedIn(order: readonly number[]): UndefinedName[] {
    if (this.#isForeign) return [];
    const run = new Run(this.#isBuiltin);
    for (const index of order) {
      const step = this.#steps.get(index);
      if (step !== undefined) run.cell(step);
    }
    return [...run.missing].map(([name, { cell, read, statement }]) => ({
      name,
      cell: cell.syntax.cell.index,
      range: cell.reading.positions.range(read.node.start, read.node.end),
      definedLater: this.#definer(name, cell.syntax.cell.index, statement),
      branch: read.branch,
    }));
  }

  /** `count = count + 1` does not define what it needs. */
  #definer(name: string, after: number, reader: number): number | null {
    const others = (this.#definers.get(name) ?? []).filter(({ id }) => id !== reader);
    return (others.find(({ cell }) => cell >= after) ?? others[0])?.cell ?? null;
  }
}

interface Definer {
  readonly id: number;
  readonly cell: number;
}

const isPython = ({ syntax }: ParsedCell): boolean => syntax.errors.length === 0;

/** One run: which names are there when each statement runs. */
class Run {
  readonly missing = new Map<string, { readonly cell: ParsedCell; readonly read: Read; readonly statement: number }>();
  readonly #isBuiltin: (name: string) => boolean;
  readonly #defined = new Set<string>();
  readonly #functions = new Map<string, { readonly facts: FunctionFacts; readonly cell: ParsedCell }>();
  #open = false;

  constructor(isBuiltin: (name: string) => boolean) {
    this.#isBuiltin = isBuiltin;
  }

  cell({ cell, magics, words, statements }: Step): void {
    for (const { binds, opens } of magics) {
      for (const name of binds) this.#defined.add(name);
      this.#open ||= opens;
    }
    if (words === null) for (const { statement, names } of statements) this.#statement(names, cell, statement.id);
    else {
      for (const name of words) this.#defined.add(name);
      this.#open ||= statements.some(({ names }) => names.opensNamespace);
    }
  }

  #statement(names: StatementNames, cell: ParsedCell, id: number): void {
    // A star import or `exec` in the statement may define what the rest of it reads.
    this.#open ||= names.opensNamespace;
    for (const read of names.reads) if (!read.deferred && !read.own && !read.forgiven) this.#need(read, cell, id);
    for (const facts of names.functions) this.#functions.set(facts.name, { facts, cell });
    for (const name of names.binds) this.#defined.add(name);
    const called = new Set<string>();
    for (const call of names.calls) if (!call.deferred && !call.local) this.#follow(call.path, called, id);
    for (const name of names.deletes) this.#defined.delete(name);
  }

  /** Calling a function reads what its body reads, and binds what it declares `global`. */
  #follow(name: string, called: Set<string>, id: number): void {
    const known = this.#functions.get(name);
    if (known === undefined || called.has(name)) return;
    called.add(name);
    for (const bound of known.facts.binds) this.#defined.add(bound);
    for (const call of known.facts.calls) if (!call.local) this.#follow(call.path, called, id);
    for (const read of known.facts.reads) if (!read.forgiven) this.#need(read, known.cell, id);
  }

  #need(read: Read, cell: ParsedCell, statement: number): void {
    const { name, branch } = read;
    if (this.#open || this.#defined.has(name) || this.#isBuiltin(name)) return;
    const known = this.missing.get(name);
    // A read that is sure to happen says more than one that may not.
    if (known !== undefined && (branch || !known.read.branch)) return;
    this.missing.set(name, { cell, read, statement });
  }
}
