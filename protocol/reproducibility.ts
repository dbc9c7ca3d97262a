import * as z from 'zod';

/**
 * What a cell's new outputs are to its stored ones. `same`: equal once what differs in every run (addresses, timings,
 * dates of now) is left out; `close`: numbers within tolerance; `new`: nothing was stored to compare with; `incomparable`:
 * only things that differ in every run, or a part of the cell was left out of the run; `failed`: it raised what it did not
 * raise before; `not-run`: left out, or a cell before it failed.
 */
export const Verdict = z.enum(['same', 'close', 'differs', 'new', 'incomparable', 'failed', 'not-run']);
export type Verdict = z.infer<typeof Verdict>;

/** Relative tolerance of numbers where nobody names another. */
export const usualTolerance = 1e-6;

export const CellError = z.object({
  name: z.string(),
  value: z.string(),
  /** From the notebook's own lines on. */
  traceback: z.array(z.string()),
});
export type CellError = z.infer<typeof CellError>;

export const CellReport = z.object({
  /** Zero-based, in document order. */
  cell: z.int().nonnegative(),
  verdict: Verdict,
  /** The verdict in a sentence. */
  sentence: z.string(),
  /** Wall-clock; null where it did not run. */
  seconds: z.number().nullable(),
  /** First line that differs; `stored` or `now` is null where that side has ended. `line` counts the stored text's lines from one. */
  difference: z
    .object({ line: z.int().positive(), stored: z.string().nullable(), now: z.string().nullable() })
    .nullable(),
  /** The largest relative difference of two numbers, 0 to 1 and above where signs differ. */
  worst: z.object({ relative: z.number(), stored: z.string(), now: z.string(), line: z.int().positive() }).nullable(),
  /** What was not compared, or only in part, in sentences. */
  notes: z.array(z.string()),
  figures: z.object({ stored: z.int(), now: z.int() }),
  error: CellError.nullable(),
});
export type CellReport = z.infer<typeof CellReport>;

/** A notebook run from top to bottom in a clean environment, held against the outputs it was saved with. */
export const Reproducibility = z.object({
  /** Relative to the project. */
  notebook: z.string(),
  order: z.enum(['document', 'execution']),
  /** No cell differs or failed. True, too, where nothing was stored: `compared` is 0 then. */
  reproducible: z.boolean(),
  /** Cells that had stored outputs and ran. */
  compared: z.int(),
  /** Code cells in document order. */
  cells: z.array(CellReport),
  /** The first cell, in the order of the run, that differs or failed. `cause` where one can be named. */
  parts: z.object({ cell: z.int(), sentence: z.string(), cause: z.string().nullable() }).nullable(),
  /** What was changed for the run, in sentences. */
  changes: z.array(z.string()),
  /** The Python it ran with, and the one the notebook was saved with where it says. */
  python: z.object({ now: z.string(), stored: z.string().nullable() }),
  /** Relative tolerance that numbers were compared with. */
  tolerance: z.number(),
  /** Wall-clock seconds of the cells. */
  seconds: z.number(),
});
export type Reproducibility = z.infer<typeof Reproducibility>;
