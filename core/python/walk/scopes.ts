import type { Value } from '../values.ts';

/** A scope inside a top-level statement: of a function, a class body or a comprehension. */
export interface Scope {
  readonly kind: 'function' | 'class' | 'comprehension';
  readonly locals: ReadonlySet<string>;
  readonly parameters: readonly string[];
  readonly values: Map<string, Value>;
  /** Positions of parameters whose object is changed in place. */
  readonly mutatesParameters: Set<number>;
}

/** The scopes around the node under way, the innermost last. */
export class Scopes {
  readonly #stack: Scope[] = [];

  get outermost(): boolean {
    return this.#stack.length === 0;
  }

  /** The scope a name belongs to; null for names of the notebook. A class's names are seen in its own body only. */
  of(name: string): Scope | null {
    for (let at = this.#stack.length - 1; at >= 0; at -= 1) {
      const scope = this.#stack[at];
      if (scope === undefined || !scope.locals.has(name)) continue;
      if (scope.kind !== 'class' || at === this.#stack.length - 1) return scope;
    }
    return null;
  }

  /** Runs in a new scope and gives it back. */
  within(scope: Pick<Scope, 'kind' | 'locals' | 'parameters'>, run: () => void): Scope {
    const whole: Scope = { ...scope, values: new Map(), mutatesParameters: new Set() };
    this.#stack.push(whole);
    run();
    this.#stack.pop();
    return whole;
  }
}
