import type { Known } from './known.ts';

/** Names that a comprehension or a function binds; `text`: what a comprehension goes over. */
export interface Binder {
  readonly names: readonly string[];
  readonly text: string | null;
}

/** Names as an expression sees them: the notebook's, and those bound around it. */
export class Scope {
  readonly #environment: Map<string, Known>;
  readonly #binders: Binder[] = [];

  constructor(environment: ReadonlyMap<string, Known>) {
    this.#environment = new Map(environment);
  }

  get(name: string): Known | undefined {
    return this.#environment.get(name);
  }

  /** Those around that bind any of the names, the outermost first. */
  bindersOf(names: ReadonlySet<string>): Binder[] {
    return this.#binders.filter((binder) => binder.names.some((name) => names.has(name)));
  }

  /** What `run` studies while the names are bound to values of this kind. */
  within<T extends { readonly needs: readonly string[] }>(binder: Binder, value: Known, run: () => T): T {
    const before = binder.names.map((name) => [name, this.#environment.get(name)] as const);
    for (const name of binder.names) this.#environment.set(name, value);
    this.#binders.push(binder);
    const studied = run();
    this.#binders.pop();
    for (const [name, old] of before) {
      if (old === undefined) this.#environment.delete(name);
      else this.#environment.set(name, old);
    }
    return { ...studied, needs: studied.needs.filter((name) => !binder.names.includes(name)) };
  }
}
