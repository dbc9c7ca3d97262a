import * as z from 'zod';

/** One step of a long job. `fraction` is 0 to 1 of the whole, where it is known; `log` is a raw line of a tool. */
export const Progress = z.object({
  step: z.string(),
  message: z.string(),
  fraction: z.number().min(0).max(1).optional(),
  log: z.string().optional(),
  /** Of a run: what a cell came to, by its index in document order. */
  cell: z
    .object({
      index: z.int().nonnegative(),
      state: z.enum(['running', 'done', 'failed', 'skipped']),
      seconds: z.number().optional(),
    })
    .optional(),
});
export type Progress = z.infer<typeof Progress>;
