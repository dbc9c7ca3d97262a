import type { ParsedCell } from './cell-syntax.ts';
import type { namesFromMagic } from './magic-names.ts';
import type { Statement } from './model.ts';
import type { FunctionFacts, Read, StatementNames } from './names.ts';

/** What differs between Pythons, as far as names go. */
export interface PythonRules {
  isBuiltin(name: string): boolean;
  /** Whether annotations are evaluated where they stand, as they are before 3.14. */
  readonly annotationsRun: boolean;
}

/** A cell as a run in thought takes it. */
export interface Step {
  readonly cell: ParsedCell;
  readonly magics: readonly ReturnType<typeof namesFromMagic>[];
  /** Of a cell that does not parse: all words in it, since any may be what it was meant to define. Null for Python. */
  readonly words: readonly string[] | null;
  readonly statements: readonly { readonly statement: Statement; readonly names: StatementNames }[];
}

/** A function of the notebook, its cell, and the functions it stands in, the innermost first. */
interface Callee {
  readonly facts: FunctionFacts;
  readonly cell: ParsedCell;
  readonly around: readonly FunctionFacts[];
}

/** A call as it happens in a statement. */
interface Calling {
  readonly statement: number;
  /** What the statement had bound by then. */
  readonly after: ReadonlySet<string>;
  /** May never happen, or not to this function. */
  readonly branch: boolean;
  /** In a `try` that catches what is missing. */
  readonly forgiven: boolean;
  /** Those that run, so that none runs for ever. */
  readonly running: Set<FunctionFacts>;
}

/** One run: which names are there when each statement runs. */
export class DryRun {
  readonly missing = new Map<
    string,
    { readonly cell: ParsedCell; readonly read: Read; readonly statement: number; readonly branch: boolean }
  >();
  /** Reads of unbound locals that a call came to; whether for sure. */
  readonly unbound = new Map<Read, boolean>();
  /** Reads that a call came to where a missing name stops nothing. */
  readonly forgiven = new Set<Read>();
  readonly #python: PythonRules;
  readonly #defined = new Set<string>();
  /** What a name may be by now: more than one where a branch defined it again. */
  readonly #functions = new Map<string, readonly Callee[]>();
  #open = false;
  #annotationsRun: boolean;

  constructor(python: PythonRules) {
    this.#python = python;
    this.#annotationsRun = python.annotationsRun;
  }

  /** Whether any name may be there by now. */
  get isOpen(): boolean {
    return this.#open;
  }

  cell({ cell, magics, words, statements }: Step): void {
    for (const { binds, opens } of magics) {
      for (const name of binds) this.#defined.add(name);
      this.#open ||= opens;
    }
    if (words === null) for (const { statement, names } of statements) this.#statement(names, cell, statement);
    else {
      for (const name of words) this.#defined.add(name);
      this.#open ||= statements.some(({ names }) => names.opensNamespace);
    }
  }

  #statement(names: StatementNames, cell: ParsedCell, { id: statement, text }: Statement): void {
    if (names.imports.some(({ path }) => path === '__future__.annotations')) this.#annotationsRun = false;
    // A star import or `exec` in the statement may define what the rest of it reads.
    this.#open ||= names.opensNamespace;
    for (const read of names.reads)
      if (!read.deferred && !read.own && !read.forgiven) this.#need(read, cell, statement, read.branch);
    for (const facts of names.functions) {
      const callee = { facts, cell, around: [] };
      const others = facts.branch ? (this.#functions.get(facts.name) ?? []) : [];
      this.#functions.set(facts.name, [...others, callee]);
      // A decorator may call it, now or when somebody moves a slider.
      if (text.startsWith('@')) this.#handOn(facts.name);
    }
    const called = new Set(names.calls.map(({ node }) => node.child('function')));
    for (const read of names.reads) if (!called.has(read.node)) this.#handOn(read.name);
    const running = new Set<FunctionFacts>();
    for (const { path, local, deferred, branch, forgiven, after } of names.calls)
      if (!deferred && !local) this.#call(path, { statement, after, branch, forgiven, running });
    for (const name of names.binds) this.#defined.add(name);
    for (const name of names.deletes) this.#defined.delete(name);
  }

  /** A function that others hold may be called by them: what it binds may be there from now on. */
  #handOn(name: string, seen = new Set<string>()): void {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { facts } of this.#functions.get(name) ?? []) {
      for (const bound of facts.binds) this.#defined.add(bound);
      for (const { path } of facts.calls) this.#handOn(path, seen);
    }
  }

  /** Calls a function of the notebook. */
  #call(name: string, calling: Calling): void {
    const known = this.#functions.get(name) ?? [];
    const branch = calling.branch || known.length > 1;
    for (const callee of known) this.#run(callee, { ...calling, branch });
  }

  /** Running a function reads what its body reads, binds what it declares `global`, and calls functions inside it or around it. */
  #run({ facts, cell, around }: Callee, calling: Calling): void {
    const { running, statement, after, forgiven } = calling;
    if (running.has(facts)) return;
    running.add(facts);
    const later = new Set<unknown>(facts.functions.flatMap((each) => [...each.reads, ...each.unbound, ...each.calls]));
    const within = [facts, ...around];
    for (const read of facts.reads)
      if (forgiven) this.forgiven.add(read);
      else if (!read.own && !read.forgiven && !later.has(read) && !after.has(read.name))
        this.#need(read, cell, statement, read.branch || calling.branch);
    for (const read of facts.unbound)
      if (forgiven) this.forgiven.add(read);
      else if (!later.has(read)) this.unbound.set(read, this.unbound.get(read) || !(read.branch || calling.branch));
    for (const { path, local, branch, ...call } of facts.calls.filter((call) => !later.has(call))) {
      const next = { ...calling, branch: calling.branch || branch, forgiven: forgiven || call.forgiven };
      if (!local) this.#call(path, next);
      const inner = within.flatMap(({ functions }) => functions).find(({ name }) => local && name === path);
      if (inner !== undefined) this.#run({ facts: inner, cell, around: within }, next);
    }
    for (const bound of facts.binds) this.#defined.add(bound);
  }

  #need(read: Read, cell: ParsedCell, statement: number, branch: boolean): void {
    const { name } = read;
    if (read.annotation && !this.#annotationsRun) return;
    if (this.#open || this.#defined.has(name) || this.#python.isBuiltin(name)) return;
    const known = this.missing.get(name);
    // A read that is sure to happen says more than one that may not.
    if (known !== undefined && (branch || !known.branch)) return;
    this.missing.set(name, { cell, read, statement, branch });
  }
}
