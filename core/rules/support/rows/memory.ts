import type { SyntaxNode } from '#core/python/syntax.ts';
import type { RowEvent } from './events.ts';
import type { Estimator, Fit, Value } from './value.ts';

/** All that a run knows at one place of the notebook. */
export interface Memory {
  readonly names: Map<string, Value>;
  /** What each object of the notebook's own classes holds, its methods among it. A change makes a new map, so that runs may share them. */
  readonly fields: Map<number, ReadonlyMap<string, Value>>;
  /** What the bodies of classes define, of those that objects were made of. */
  readonly classes: Map<SyntaxNode, ReadonlyMap<string, Value>>;
  readonly fits: Map<Estimator, Fit>;
  /** Columns that were made dates. */
  readonly dates: Set<string>;
  /** Functions that were called, and classes that objects were made of. */
  readonly invoked: Set<SyntaxNode>;
  readonly events: RowEvent[];
  /** Expressions looked at. */
  steps: number;
}

export const copyOf = ({ names, fields, classes, fits, dates, invoked, events, steps }: Memory): Memory => ({
  names: new Map(names),
  fields: new Map(fields),
  classes: new Map(classes),
  fits: new Map(fits),
  dates: new Set(dates),
  invoked: new Set(invoked),
  events: [...events],
  steps,
});

export const emptyMemory = (): Memory => ({
  names: new Map(),
  fields: new Map(),
  classes: new Map(),
  fits: new Map(),
  dates: new Set(),
  invoked: new Set(),
  events: [],
  steps: 0,
});

/** Numbers that are given once, to rows that come from nowhere known and to values; runs that go on from one another share them. */
export class Numbers {
  readonly #identities = new WeakMap<Value, number>();
  #count = 0;

  fresh(): number {
    this.#count += 1;
    return this.#count;
  }

  identity(value: Value): number {
    const known = this.#identities.get(value);
    if (known !== undefined) return known;
    const number = this.fresh();
    this.#identities.set(value, number);
    return number;
  }
}
