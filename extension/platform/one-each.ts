interface View {
  reveal(): void;
  dispose(): unknown;
  onDidDispose(gone: () => void): unknown;
}

/** Panels of one kind, at most one for each thing they show; a thing is taken from the moment its panel is made. */
export class OneEach {
  readonly #open = new Map<string, View>();

  /** Brings the panel of `id` to the front; false when there is none. */
  reveal(id: string): boolean {
    const view = this.#open.get(id);
    view?.reveal();
    return view !== undefined;
  }

  /** Makes `view` the panel of `id`. False, and the view is closed, when another one is that already. */
  take(id: string, view: View): boolean {
    if (this.#open.has(id)) {
      view.dispose();
      return false;
    }
    this.#open.set(id, view);
    view.onDidDispose(() => this.#open.delete(id));
    return true;
  }
}
