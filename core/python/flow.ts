/**
 * Which names the statement under way has bound so far: surely, or perhaps (on a branch not taken every time, or by an
 * earlier turn of a loop). A read of a name surely bound depends on nothing before the statement.
 */
export class Flow {
  #sure = new Set<string>();
  readonly #perhaps = new Set<string>();

  bind(name: string): void {
    this.#sure.add(name);
    this.#perhaps.add(name);
  }

  mayBind(name: string): void {
    this.#perhaps.add(name);
  }

  unbind(name: string): void {
    this.#sure.delete(name);
  }

  isSure(name: string): boolean {
    return this.#sure.has(name);
  }

  isPossible(name: string): boolean {
    return this.#perhaps.has(name);
  }

  /** All that are bound by now, for sure or perhaps. */
  possible(): ReadonlySet<string> {
    return new Set(this.#perhaps);
  }

  /** Runs each branch from the same state; afterwards only what all of them bound is sure. */
  branches(...runs: (() => void)[]): void {
    const before = this.#sure;
    const after = runs.map((run) => {
      this.#sure = new Set(before);
      run();
      return this.#sure;
    });
    const [first = before, ...rest] = after;
    this.#sure = new Set([...first].filter((name) => rest.every((other) => other.has(name))));
  }

  /** Runs what may not run at all. */
  optional(run: () => void): void {
    this.branches(run, () => {});
  }
}
