import { type Accumulator, accumulator, compareProfiles, sameBins } from '#core/statistics/index.ts';
import type { DriftReport, Profile, ProfileSet } from '#protocol/drift.ts';
import type { Signature } from '#protocol/model.ts';
import type { ColumnValues, Floats, OutputTensor, OutputValues } from '../inference/tensor.ts';

export interface WindowOptions {
  readonly signature: Signature;
  readonly reference: ProfileSet;
  /** How the model takes and gives numbers: they are compared with the reference's edges as such. */
  readonly floats: Floats;
  /** Rows of a window. */
  readonly size: number;
  /** Chance of any alarm in a window with no change. */
  readonly falseAlarmRate: number;
}

/** The windows as they are kept across restarts. */
export interface WindowState {
  readonly window: DriftReport['window'];
  readonly filling: ProfileSet;
  /** ISO 8601; null while it is empty. */
  readonly fillingSince: string | null;
}

interface Counter {
  readonly counter: Accumulator;
  /** Where its values are: the input or output, and of a wide output the place in a row. */
  readonly source: { readonly kind: 'input' | 'output'; readonly place: number; readonly index: number };
}

/**
 * Counts served rows into windows of equal size. Each full window is compared with the reference once, which is what
 * makes the stated false-alarm rate true, and kept until the next one is full.
 */
export class Windows {
  readonly #options: WindowOptions;
  readonly #inputs: readonly Counter[];
  readonly #outputs: readonly Counter[];
  #rows: number;
  #since: string | null;
  #window: DriftReport['window'];

  /** Goes on from `state` where its bins are those of the reference. Throws where the reference is of another model. */
  constructor(options: WindowOptions, state: WindowState | null = null) {
    const { signature, reference } = options;
    const float = options.floats === 'FP32' ? 'single' : 'double';
    this.#options = options;
    const usable = state !== null && fits(reference, state.filling) && state.filling.rows < options.size ? state : null;
    this.#rows = usable?.filling.rows ?? 0;
    this.#since = usable?.fillingSince ?? null;
    this.#window = usable?.window ?? null;
    this.#inputs = reference.inputs.map((profile, index) => {
      const place = signature.inputs.findIndex(({ name }) => name === profile.name);
      const column = signature.inputs[place];
      if (!column) throw new Error(`slipway/profile.json has the input ${profile.name}, which the signature does not.`);
      const precision = column.type === 'float' ? float : 'double';
      const counter = accumulator(profile, precision, usable?.filling.inputs[index]);
      return { counter, source: { kind: 'input', place, index: 0 } };
    });
    this.#outputs = reference.outputs.map((profile, index) => {
      const found = findOutput(signature, profile.name);
      if (!found) throw new Error(`slipway/profile.json has the output ${profile.name}, which the signature does not.`);
      const precision = profile.kind === 'numeric' ? float : 'double';
      return { counter: accumulator(profile, precision, usable?.filling.outputs[index]), source: found };
    });
  }

  /** Counts the rows of an answered request. `at` is the time of the answer. Returns the windows that became full. */
  add(rows: number, columns: readonly ColumnValues[], outputs: readonly OutputTensor[], at: Date): number {
    let full = 0;
    for (let from = 0; from < rows; ) {
      const to = Math.min(rows, from + this.#options.size - this.#rows);
      for (const { counter, source } of this.#inputs) count(counter, columns[source.place] ?? [], 1, 0, from, to);
      for (const { counter, source } of this.#outputs) {
        const values = outputs[source.place]?.values ?? [];
        count(counter, values, values.length / rows, source.index, from, to);
      }
      this.#since ??= at.toISOString();
      this.#rows += to - from;
      from = to;
      if (this.#rows === this.#options.size) {
        this.#close(at);
        full++;
      }
    }
    return full;
  }

  get window(): DriftReport['window'] {
    return this.#window;
  }

  get filling(): ProfileSet {
    return {
      rows: this.#rows,
      inputs: this.#inputs.map(({ counter }) => counter.profile()),
      outputs: this.#outputs.map(({ counter }) => counter.profile()),
    };
  }

  get state(): WindowState {
    return { window: this.#window, filling: this.filling, fillingSince: this.#since };
  }

  #close(at: Date): void {
    const { reference, falseAlarmRate } = this.#options;
    const now = this.filling;
    const to = at.toISOString();
    this.#window = {
      rows: now.rows,
      from: this.#since ?? to,
      to,
      results: compareProfiles(reference, now, falseAlarmRate),
    };
    this.#rows = 0;
    this.#since = null;
    for (const { counter } of [...this.#inputs, ...this.#outputs]) counter.reset();
  }
}

function count(
  counter: Accumulator,
  values: ColumnValues | OutputValues,
  width: number,
  index: number,
  from: number,
  to: number,
): void {
  const named = counter.kind === 'categorical';
  const bits = values instanceof Uint8Array;
  for (let row = from; row < to; row++) {
    const value = values[row * width + index];
    if (value === undefined) counter.add(named ? '' : Number.NaN);
    else if (!named) counter.add(Number(value));
    else counter.add(bits ? (value === 0 ? 'false' : 'true') : String(value));
  }
}

/** Output `name`, or value `i` of a wide one where the profile is named `name[i]`. */
function findOutput(signature: Signature, name: string): Counter['source'] | null {
  const place = signature.outputs.findIndex((output) => output.name === name);
  if (place >= 0) return { kind: 'output', place, index: 0 };
  const match = /^(.*)\[(\d+)\]$/.exec(name);
  const base = signature.outputs.findIndex((output) => output.name === match?.[1]);
  const index = Number(match?.[2]);
  return base >= 0 && index < (signature.outputs[base]?.width ?? 0) ? { kind: 'output', place: base, index } : null;
}

function fits(reference: ProfileSet, set: ProfileSet): boolean {
  const all = (a: readonly Profile[], b: readonly Profile[]) =>
    a.length === b.length && a.every((profile, index) => b[index] !== undefined && sameBins(profile, b[index]));
  return all(reference.inputs, set.inputs) && all(reference.outputs, set.outputs);
}
