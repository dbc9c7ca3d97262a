import type { FunctionFacts } from './names.ts';
import { sameValue, type Value } from './values.ts';

/** What one name of the notebook stands for. */
export interface Binding {
  readonly value: Value | null;
  /** The function or named lambda it is. */
  readonly callable: FunctionFacts | null;
}

/** What names of the notebook stand for so far, kept from statement to statement. */
export interface Environment {
  get(name: string): Binding | null;
  set(name: string, binding: Binding): void;
}

/** A plain environment. */
export class Bindings implements Environment {
  readonly #bindings: Map<string, Binding>;

  constructor(bindings: Iterable<readonly [string, Binding]> = []) {
    this.#bindings = new Map(bindings);
  }

  get(name: string): Binding | null {
    return this.#bindings.get(name) ?? null;
  }

  set(name: string, binding: Binding): void {
    this.#bindings.set(name, binding);
  }

  entries(): IterableIterator<[string, Binding]> {
    return this.#bindings.entries();
  }
}

/** Whether nothing that reads the one could tell it from the other. */
export function sameBinding(a: Binding | null, b: Binding | null): boolean {
  if (a === b) return true;
  const [left, right] = [a ?? unknown, b ?? unknown];
  return left.callable === right.callable && sameValue(left.value, right.value);
}

/** A name of which nothing is known says as much as one that is not there. */
export const unknown: Binding = { value: null, callable: null };
