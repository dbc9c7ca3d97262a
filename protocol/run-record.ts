import * as z from 'zod';
import { Verdict } from './reproducibility.ts';

/** SHA-256 in hex of a code cell's code, without comments and blank lines, and of the text of its stored outputs. */
export const CellDigest = z.object({ code: z.string(), outputs: z.string() });
export type CellDigest = z.infer<typeof CellDigest>;

/** What the last whole run of a notebook came to, and of what notebook that was. Nothing the notebook shows is quoted in it. */
export const RunRecord = z.object({
  /** Code cells in document order, as the run took them. */
  cells: z.array(CellDigest.extend({ verdict: Verdict })),
  /** The first cell that differs or failed: its place in `cells`, the line of its stored text, and the error's name. */
  parts: z
    .object({ at: z.int().nonnegative(), line: z.int().positive().nullable(), error: z.string().nullable() })
    .nullable(),
  /** Path and digest of the lock its environment was made of; null where it needed none. */
  lock: z.object({ path: z.string(), sha256: z.string() }).nullable(),
  /** SHA-256 in hex of the project's own Python files that the notebook imports, by path, with line ends as `\n`. */
  modules: z.record(z.string(), z.string()),
  /** Relative tolerance that numbers were compared with. */
  tolerance: z.number().nonnegative(),
  /** Such as `3.11.7`. */
  python: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
});
export type RunRecord = z.infer<typeof RunRecord>;

/** `.slipway/runs.json` of a project. It belongs into version control: whoever checks the project sees what was shown. */
export const RunRecords = z.object({
  version: z.literal(1),
  /** By the notebook's path relative to the project. Each is a `RunRecord`, and read by itself: one that is none spoils no other. */
  runs: z.record(z.string(), z.unknown()),
});
export type RunRecords = z.infer<typeof RunRecords>;
