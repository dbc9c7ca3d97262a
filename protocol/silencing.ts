import * as z from 'zod';

/** What the quick fix "Silence ..." hands to the editor, which asks for the reason and writes `comment` and the reason at `line`. */
export const Silencing = z.object({
  /** Of the cell. */
  uri: z.string(),
  /** Zero-based. */
  line: z.int().nonnegative(),
  /** Without its reason: `# slipway: ignore[absolute-path]`. */
  comment: z.string(),
  /** The finding, in words. */
  what: z.string(),
});
export type Silencing = z.infer<typeof Silencing>;
