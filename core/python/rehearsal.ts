import { namesInBodies } from './bodies.ts';
import type { ParsedCell } from './cell-syntax.ts';
import { DryRun, type PythonRules, type Step } from './dry-run.ts';
import { namesFromMagic } from './magic-names.ts';
import type { BodyName, Statement, UndefinedName } from './model.ts';
import type { StatementNames } from './names.ts';

/** The notebook made ready to be run in thought, in any order of its cells and as often as it takes. */
export class Rehearsal {
  readonly #steps: ReadonlyMap<number, Step>;
  readonly #definers: ReadonlyMap<string, readonly Definer[]>;
  readonly #python: PythonRules;
  readonly #isForeign: boolean;

  constructor(
    cells: readonly ParsedCell[],
    statements: readonly Statement[],
    names: readonly StatementNames[],
    python: PythonRules,
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
    this.#python = python;
    const written = cells.filter(({ syntax }) => /\w/.test(syntax.python));
    const broken = written.filter((cell) => !isPython(cell));
    this.#isForeign = broken.length > 1 && broken.length * 3 > written.length;
  }

  /**
   * Names read before anything defined them when the cells run in this order. A cell that does not parse (prose, SQL, a shell's
   * transcript) reads none, and a notebook that mostly does not parse is in another language than it says.
   */
  undefinedIn(order: readonly number[]): UndefinedName[] {
    return this.#isForeign ? [] : this.#missingOf(this.#run(order));
  }

  /** The same, and what the bodies of functions cannot read when the cells have run in this order. */
  wholeIn(order: readonly number[]): { readonly undefined: UndefinedName[]; readonly inBodies: BodyName[] } {
    if (this.#isForeign) return { undefined: [], inBodies: [] };
    const run = this.#run(order);
    const steps = order.flatMap((index) => this.#steps.get(index) ?? []);
    return { undefined: this.#missingOf(run), inBodies: namesInBodies(run, steps, this.#python) };
  }

  #run(order: readonly number[]): DryRun {
    const run = new DryRun(this.#python);
    for (const index of order) {
      const step = this.#steps.get(index);
      if (step !== undefined) run.cell(step);
    }
    return run;
  }

  #missingOf(run: DryRun): UndefinedName[] {
    return [...run.missing].map(([name, { cell, read, statement, branch }]) => ({
      name,
      cell: cell.syntax.cell.index,
      range: cell.reading.positions.range(read.node.start, read.node.end),
      definedLater: this.#definer(name, cell.syntax.cell.index, statement),
      branch,
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
