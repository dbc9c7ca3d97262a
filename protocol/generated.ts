import * as z from 'zod';

/**
 * `.slipway/generated.json` of a project: what was generated into it last, so that what a person changed since is seen and kept.
 * It belongs into version control, like the files it speaks of.
 */
export const GeneratedRecord = z.object({
  version: z.literal(1),
  /** By path relative to the project; of a README only the section between our markers. */
  files: z.record(z.string(), z.object({ sha256: z.string(), text: z.string() })),
  /** By the notebook's path: its files, and what it was then, as `Provenance.notebook.steps`. */
  sources: z.record(z.string(), z.object({ files: z.array(z.string()), steps: z.array(z.string()) })).optional(),
});
export type GeneratedRecord = z.infer<typeof GeneratedRecord>;

/**
 * `new`: not there before. `same`: says that already. `regenerated`: nobody had touched it. `merged`: a person's changes and the
 * new text, put together. `conflict`: the same, and in places both had changed: those are marked. `kept`: a person changed it,
 * and there is nothing new for it. `foreign`: there, and not made by Slipway: left as it is. `replaced`: the same, or a changed
 * file, when that was asked for.
 */
export const ProposedState = z.enum([
  'new',
  'same',
  'regenerated',
  'merged',
  'conflict',
  'kept',
  'foreign',
  'replaced',
]);
export type ProposedState = z.infer<typeof ProposedState>;

export const ProposedFile = z.object({
  path: z.string(),
  /** As it will be; as it is for `same`, `kept` and `foreign`. */
  text: z.string(),
  state: ProposedState,
  /** Stretches where both had changed. */
  conflicts: z.int(),
});
export type ProposedFile = z.infer<typeof ProposedFile>;
