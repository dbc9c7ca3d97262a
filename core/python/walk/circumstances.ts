/** Under which circumstances the node under way runs. Each is a depth: functions in functions, branches in branches. */
export class Circumstances {
  #deferred = 0;
  #forgiving = 0;
  #conditional = 0;
  #branch = 0;
  #annotation = 0;

  /** In a function's body: runs when that is called. */
  get deferred(): boolean {
    return this.#deferred > 0;
  }

  /** A missing name stops nothing here. */
  get forgiving(): boolean {
    return this.#forgiving > 0;
  }

  /** In a branch, a loop, a `try`: may run or not, once or often. */
  get conditional(): boolean {
    return this.#conditional > 0;
  }

  /** Where a run may never come. */
  get branch(): boolean {
    return this.#branch > 0;
  }

  /** In an annotation of a function, a class or the notebook itself. */
  get annotation(): boolean {
    return this.#annotation > 0;
  }

  inAnnotation(run: () => void): void {
    this.#annotation += 1;
    run();
    this.#annotation -= 1;
  }

  later(run: () => void): void {
    this.#deferred += 1;
    run();
    this.#deferred -= 1;
  }

  forgive(when: boolean, run: () => void): void {
    this.#forgiving += when ? 1 : 0;
    run();
    this.#forgiving -= when ? 1 : 0;
  }

  maybe(run: () => void): void {
    this.#conditional += 1;
    run();
    this.#conditional -= 1;
  }

  inBranch(run: () => void): void {
    this.#branch += 1;
    this.maybe(run);
    this.#branch -= 1;
  }
}
