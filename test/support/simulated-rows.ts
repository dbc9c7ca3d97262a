import { accumulator } from '#core/statistics/accumulator.ts';
import type { Profile, ProfileSet } from '#protocol/drift.ts';

/** Uniform numbers in [0, 1) from a 32-bit seed (mulberry32): the same ones on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal numbers, by Box and Muller. */
export function normal(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export type Row = readonly (number | string)[];

/** A reference as the exporter makes it: deciles of the rows for numbers, the categories seen for text. */
export function referenceOf(names: readonly string[], rows: readonly Row[]): ProfileSet {
  const bins = names.map((name, column): Profile => {
    const values = rows.map((row) => row[column] ?? '');
    if (values.some((value) => typeof value === 'string')) {
      const categories = [...new Set(values.map(String).filter((text) => text !== ''))].sort();
      return { kind: 'categorical', name, categories, counts: categories.map(() => 0), other: 0, missing: 0 };
    }
    const sorted = values
      .map(Number)
      .filter((value) => !Number.isNaN(value))
      .sort((a, b) => a - b);
    const deciles = Array.from(
      { length: 9 },
      (_, index) => sorted[Math.floor(((index + 1) / 10) * sorted.length)] ?? 0,
    );
    const edges = [...new Set(deciles)];
    return { kind: 'numeric', name, edges, counts: [0, ...edges.map(() => 0)], missing: 0, mean: null };
  });
  return profileOf({ rows: 0, inputs: bins, outputs: [] }, rows);
}

/** Rows counted into the bins of `reference`. */
export function profileOf(reference: ProfileSet, rows: readonly Row[]): ProfileSet {
  const counters = reference.inputs.map((profile) => accumulator(profile));
  for (const row of rows) for (const [column, counter] of counters.entries()) counter.add(row[column] ?? Number.NaN);
  return { rows: rows.length, inputs: counters.map((counter) => counter.profile()), outputs: [] };
}
