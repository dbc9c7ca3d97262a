import * as z from 'zod';

/** What a cell is to the whole: shown under it in the editor. */
export const CellMark = z.object({
  /** Zero-based index in document order, as in `Place`. */
  cell: z.int().nonnegative(),
  /**
   * `training`: fits a model; `inference`: asks one for answers; `order`: rests on another order than the page's;
   * `leakage`: what the model should not know reaches it.
   */
  kind: z.enum(['training', 'inference', 'order', 'leakage']),
  /** A few words, without icons. */
  text: z.string(),
  /** A sentence or two for who points at it. */
  detail: z.string(),
  /** Of a cell of a script: the line of the file that its text begins at. */
  line: z.int().nonnegative().optional(),
  /** The rule whose page explains it, for `order` and `leakage`. */
  rule: z.string().optional(),
});
export type CellMark = z.infer<typeof CellMark>;
