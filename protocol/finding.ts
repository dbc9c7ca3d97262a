import * as z from 'zod';

/** Zero-based position as in LSP: `character` counts UTF-16 code units. */
export const Position = z.object({ line: z.int().nonnegative(), character: z.int().nonnegative() });
export type Position = z.infer<typeof Position>;

export const Range = z.object({ start: Position, end: Position });
export type Range = z.infer<typeof Range>;

/**
 * Where something is. `file` is a path relative to the project folder, with `/`.
 * In a notebook `cell` is the zero-based index in document order and `range` lies within that cell's source.
 */
export const Place = z.object({ file: z.string(), cell: z.int().nonnegative().optional(), range: Range });
export type Place = z.infer<typeof Place>;

export const TextEdit = z.object({ place: Place, newText: z.string() });
export type TextEdit = z.infer<typeof TextEdit>;

/** `safe`: keeps meaning, applied by fix-all. `offered`: a choice the user makes. */
export const Fix = z.object({ title: z.string(), kind: z.enum(['safe', 'offered']), edits: z.array(TextEdit).min(1) });
export type Fix = z.infer<typeof Fix>;

export const Severity = z.enum(['error', 'warning', 'information', 'hint']);
export type Severity = z.infer<typeof Severity>;

/** What a rule saw, at one place, and what can be done. */
export const Finding = z.object({
  /** The rule's id, such as `notebook/absolute-path`. */
  rule: z.string(),
  severity: Severity,
  message: z.string(),
  place: Place,
  fixes: z.array(Fix),
});
export type Finding = z.infer<typeof Finding>;

/** A finding that is right and was accepted: by a comment in its cell, or by the team in `slipway.yaml`. */
export const SilencedFinding = Finding.extend({
  silenced: z.object({ by: z.enum(['comment', 'team']), reason: z.string() }),
});
export type SilencedFinding = z.infer<typeof SilencedFinding>;
