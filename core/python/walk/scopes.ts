import type { Value } from '../values.ts';

/** A scope inside a top-level statement: of a function, a class body or a comprehension. */
export interface Scope {
  readonly kind: 'function' | 'class' | 'comprehension';
  readonly locals: ReadonlySet<string>;
  /** Of a function: those of its locals that only its body binds, and no caller. */
  readonly assigned?: ReadonlySet<string>;
  readonly parameters: readonly string[];
  readonly values: Map<string, Value>;
  /** Those of its names that the walk has seen bound. */
  readonly bound: Set<string>;
  /** Positions of parameters whose object is changed in place. */
  readonly mutatesParameters: Set<number>;
}

/** The scopes around the node under way, the innermost last. */
export class Scopes {
  readonly #stack: Scope[] = [];

  get outermost(): boolean {
    return this.#stack.length === 0;
  }

  /** Whether the innermost is a function's. */
  get isFunction(): boolean {
    return this.#stack.at(-1)?.kind === 'function';
  }

  get isClass(): boolean {
    return this.#stack.at(-1)?.kind === 'class';
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

  /** Whether the function under way binds this name further down only: Python holds it for a local all through the body. */
  isUnbound(name: string): boolean {
    const scope = this.#stack.at(-1);
    return scope?.assigned?.has(name) === true && !scope.bound.has(name);
  }

  /** The scope a name is read from: in a class's body a name that is not bound there yet is one of outside. */
  readFrom(name: string): Scope | null {
    const scope = this.of(name);
    return scope?.kind === 'class' && !scope.bound.has(name) ? this.#around(scope, name) : scope;
  }

  #around(inner: Scope, name: string): Scope | null {
    const outer = this.#stack.slice(0, this.#stack.indexOf(inner));
    return outer.findLast(({ kind, locals }) => kind !== 'class' && locals.has(name)) ?? null;
  }

  /** Runs in a new scope and gives it back. */
  within(scope: Pick<Scope, 'kind' | 'locals' | 'assigned' | 'parameters'>, run: () => void): Scope {
    const whole: Scope = { ...scope, values: new Map(), bound: new Set(), mutatesParameters: new Set() };
    this.#stack.push(whole);
    run();
    this.#stack.pop();
    return whole;
  }
}
