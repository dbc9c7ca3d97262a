import type { Profile } from '#protocol/drift.ts';
import { binNumeric } from './bin.ts';
import { binned } from './profile.ts';

/** Counts values of one column into the bins of a reference profile, in place: the hot path of the model server. */
export interface Accumulator {
  readonly kind: Profile['kind'];
  /** Numeric columns: the value, NaN when missing. Categorical ones: the text, `''` when missing. */
  add(value: number | string): void;
  /** What was counted since the last `reset`. */
  profile(): Profile;
  reset(): void;
}

/** `precision` of the values that will come: `single` compares values and edges as 32-bit floats, as the model sees them. */
export function accumulator(
  reference: Profile,
  precision: 'single' | 'double' = 'double',
  start?: Profile,
): Accumulator {
  return reference.kind === 'numeric'
    ? new NumericAccumulator(reference, precision, start)
    : new CategoricalAccumulator(reference, start);
}

class NumericAccumulator implements Accumulator {
  readonly kind = 'numeric';
  readonly #reference: Extract<Profile, { kind: 'numeric' }>;
  readonly #edges: Float32Array | Float64Array;
  readonly #single: boolean;
  readonly #counts: Float64Array;
  #missing = 0;
  #sum = 0;
  #finite = 0;

  constructor(reference: Extract<Profile, { kind: 'numeric' }>, precision: 'single' | 'double', start?: Profile) {
    this.#reference = reference;
    this.#single = precision === 'single';
    this.#edges = this.#single ? Float32Array.from(reference.edges) : Float64Array.from(reference.edges);
    this.#counts = new Float64Array(reference.edges.length + 1);
    if (start?.kind !== 'numeric') return;
    this.#counts.set(start.counts);
    this.#missing = start.missing;
    this.#finite = start.mean === null ? 0 : binned(start);
    this.#sum = (start.mean ?? 0) * this.#finite;
  }

  add(value: number | string): void {
    const number = this.#single ? Math.fround(Number(value)) : Number(value);
    const bin = binNumeric(number, this.#edges);
    if (bin < 0) {
      this.#missing++;
      return;
    }
    this.#counts[bin] = (this.#counts[bin] ?? 0) + 1;
    if (!Number.isFinite(number)) return;
    this.#sum += number;
    this.#finite++;
  }

  profile(): Profile {
    const { name, edges } = this.#reference;
    const mean = this.#finite === 0 ? null : this.#sum / this.#finite;
    return { kind: 'numeric', name, edges, counts: Array.from(this.#counts), missing: this.#missing, mean };
  }

  reset(): void {
    this.#counts.fill(0);
    this.#missing = 0;
    this.#sum = 0;
    this.#finite = 0;
  }
}

class CategoricalAccumulator implements Accumulator {
  readonly kind = 'categorical';
  readonly #reference: Extract<Profile, { kind: 'categorical' }>;
  readonly #places: Map<string, number>;
  readonly #counts: Float64Array;
  #missing = 0;
  #other = 0;

  constructor(reference: Extract<Profile, { kind: 'categorical' }>, start?: Profile) {
    this.#reference = reference;
    this.#places = new Map(reference.categories.map((category, index) => [category, index]));
    this.#counts = new Float64Array(reference.categories.length);
    if (start?.kind !== 'categorical') return;
    this.#counts.set(start.counts);
    this.#missing = start.missing;
    this.#other = start.other;
  }

  add(value: number | string): void {
    const text = String(value);
    const place = this.#places.get(text);
    if (place !== undefined) this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    else if (text === '' || text === 'NaN') this.#missing++;
    else this.#other++;
  }

  profile(): Profile {
    const { name, categories } = this.#reference;
    const counts = Array.from(this.#counts);
    return { kind: 'categorical', name, categories, counts, other: this.#other, missing: this.#missing };
  }

  reset(): void {
    this.#counts.fill(0);
    this.#missing = 0;
    this.#other = 0;
  }
}
