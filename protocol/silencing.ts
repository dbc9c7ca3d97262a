import * as z from 'zod';

/** A comment in the cell: the editor writes `comment` and the reason at `line`. */
export const InCell = z.object({
  /** Of the cell. */
  uri: z.string(),
  /** Zero-based. */
  line: z.int().nonnegative(),
  /** Without its reason: `# slipway: ignore[absolute-path]`. */
  comment: z.string(),
  /** The finding, in words. */
  what: z.string(),
});

/** What is silenced in `slipway.yaml`, where the cell can hold no comment. */
const InManifest = z.object({
  /** Of the notebook. */
  uri: z.string(),
  rule: z.string(),
  /** Relative to the project. */
  file: z.string(),
  /** Zero-based; left out for the file as a whole. */
  cell: z.int().nonnegative().optional(),
  what: z.string(),
});

/** What the quick fix "Silence ..." hands to the editor, which asks for the reason and has it written. */
export const Silencing = z.union([InCell, InManifest]);
export type Silencing = z.infer<typeof Silencing>;

/** An entry of `checks.suppress` with its reason. */
export const TeamSilencing = InManifest.omit({ uri: true, what: true }).extend({ reason: z.string() });
export type TeamSilencing = z.infer<typeof TeamSilencing>;
