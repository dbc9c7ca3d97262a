/** Anything that must be let go of; VS Code's own disposables fit. */
export interface Disposable {
  dispose(): unknown;
}

/** Keeps what a class started, newest let go of first. */
export class Disposables implements Disposable {
  readonly #kept: Disposable[] = [];

  track<T extends Disposable>(item: T): T {
    this.#kept.push(item);
    return item;
  }

  dispose(): void {
    for (const item of this.#kept.splice(0).reverse()) item.dispose();
  }
}
