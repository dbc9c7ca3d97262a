import * as z from 'zod';

/** Counts by bin. Numeric bins are `(edges[i-1], edges[i]]` with open ends; categorical bins are named, with the rest in `other`. */
export const Profile = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('numeric'),
    name: z.string(),
    /** Ascending cut points; `counts` has one more entry than this. */
    edges: z.array(z.number()),
    counts: z.array(z.int().nonnegative()),
    missing: z.int().nonnegative(),
    mean: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('categorical'),
    name: z.string(),
    categories: z.array(z.string()),
    counts: z.array(z.int().nonnegative()),
    other: z.int().nonnegative(),
    missing: z.int().nonnegative(),
  }),
]);
export type Profile = z.infer<typeof Profile>;

/**
 * Profiles of every input and output over the same rows. The reference one is `slipway/profile.json`.
 *
 * An input has the profile of its column's name: `float` and `integer` numeric, `string` and `boolean` (`true`, `false`)
 * categorical; NaN, null and the empty string count as `missing`. A label is categorical (integers as decimal text), a score
 * of one value a row numeric, both under the output's name. Of a score with more values a row, value `i` is profiled as
 * `name[i]`; one that says nothing of its own (the first of two class probabilities) may be left out.
 */
export const ProfileSet = z.object({
  rows: z.int().nonnegative(),
  inputs: z.array(Profile),
  outputs: z.array(Profile),
});
export type ProfileSet = z.infer<typeof ProfileSet>;

/** One column, reference against now. */
export const DriftResult = z.object({
  name: z.string(),
  role: z.enum(['input', 'output']),
  reference: Profile,
  now: Profile,
  /**
   * Two-sample chi-square test of homogeneity over bins, sparse ones merged: the smaller of Pearson's statistic and the
   * likelihood ratio. Null where there are too few rows, or no two bins to compare. Adjusted by Holm over all columns.
   */
  test: z
    .object({ statistic: z.number(), degreesOfFreedom: z.int(), pValue: z.number(), adjustedPValue: z.number() })
    .nullable(),
  /** Population stability index, in nats. */
  psi: z.number(),
  drifted: z.boolean(),
});
export type DriftResult = z.infer<typeof DriftResult>;

export const DriftReport = z.object({
  model: z.string(),
  endpoint: z.string(),
  referenceRows: z.int(),
  /** The last full window, tested once; null until one is full. */
  window: z.object({ rows: z.int(), from: z.string(), to: z.string(), results: z.array(DriftResult) }).nullable(),
  /** The window being filled. */
  filling: z.object({ rows: z.int(), size: z.int(), now: ProfileSet }),
  /** Chance that a window with no change is called drifted (family-wise, Holm). */
  falseAlarmRate: z.number(),
  requests: z.object({
    total: z.int(),
    failed: z.int(),
    p50Milliseconds: z.number().nullable(),
    p99Milliseconds: z.number().nullable(),
  }),
});
export type DriftReport = z.infer<typeof DriftReport>;
