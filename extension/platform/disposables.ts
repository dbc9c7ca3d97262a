/** Anything that must be let go of; VS Code's own disposables fit. */
export interface Disposable {
  dispose(): unknown;
}

/** Keeps what a class started, newest let go of first. What starts only after the end is let go of at once. */
export class Disposables implements Disposable {
  readonly #kept: Disposable[] = [];
  #disposed = false;

  get disposed(): boolean {
    return this.#disposed;
  }

  track<T extends Disposable>(item: T): T {
    if (this.#disposed) item.dispose();
    else this.#kept.push(item);
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    for (const item of this.#kept.splice(0).reverse()) item.dispose();
  }
}
