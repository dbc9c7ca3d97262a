import type { Memory, Numbers } from './memory.ts';
import type { Instance, Value } from './value.ts';

/** What objects of the notebook's own classes hold. A change makes a new map: what a run knew before it stays as it was. */
export class Objects {
  readonly #memory: Memory;
  readonly #numbers: Numbers;

  constructor(memory: Memory, numbers: Numbers) {
    this.#memory = memory;
    this.#numbers = numbers;
  }

  /** A new one that holds what its class defines. */
  make(defined: ReadonlyMap<string, Value>): Instance {
    const object: Instance = { kind: 'object', id: this.#numbers.fresh() };
    this.#memory.fields.set(object.id, defined);
    return object;
  }

  all(object: Instance): readonly Value[] {
    return [...(this.#memory.fields.get(object.id)?.values() ?? [])];
  }

  held({ id }: Instance, name: string): Value | undefined {
    return this.#memory.fields.get(id)?.get(name);
  }

  hold({ id }: Instance, name: string, value: Value): void {
    this.#memory.fields.set(id, new Map(this.#memory.fields.get(id)).set(name, value));
  }
}
