import * as z from 'zod';
import { Fix, Place } from './finding.ts';

/** The ten things between a notebook and production, in the order users see them. */
export const itemIds = [
  'environment',
  'training',
  'pipeline',
  'tracking',
  'pattern',
  'security',
  'monitoring',
  'retraining',
  'simplicity',
  'assistance',
] as const;
export const ItemId = z.enum(itemIds);
export type ItemId = z.infer<typeof ItemId>;

/** `human`: only a person can decide it. `not-applicable` always carries its reason. */
export const State = z.enum(['done', 'attention', 'missing', 'human', 'not-applicable']);
export type State = z.infer<typeof State>;

/** What a state rests on: a sentence, and the place when there is one. */
export const Evidence = z.object({ text: z.string(), place: Place.optional() });
export type Evidence = z.infer<typeof Evidence>;

/** What to do about a check that is not done. */
export const NextStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fix'), fix: Fix }),
  /** Writes new files after a preview; `generator` is an id of `core/generate`. */
  z.object({ kind: z.literal('generate'), title: z.string(), generator: z.string() }),
  /** A palette command of the extension, and the same on the command line. */
  z.object({ kind: z.literal('command'), title: z.string(), command: z.string(), cli: z.string() }),
  z.object({ kind: z.literal('page'), title: z.string(), page: z.string() }),
]);
export type NextStep = z.infer<typeof NextStep>;

export const Check = z.object({
  /** Such as `environment/pinned`. */
  id: z.string(),
  title: z.string(),
  state: State,
  /** What the team said of it in `slipway.yaml`, which can be taken back. */
  said: z.enum(['decided', 'notApplicable']).optional(),
  evidence: z.array(Evidence),
  nextSteps: z.array(NextStep),
});
export type Check = z.infer<typeof Check>;

export const Item = z.object({ id: ItemId, title: z.string(), state: State, checks: z.array(Check).min(1) });
export type Item = z.infer<typeof Item>;

/** What the team lets a release wait for; empty for notebooks that are not the one `slipway.yaml` releases. */
export const Release = z.object({
  /** Ids of checks, in the order of the checklist. */
  list: z.array(z.string()),
  /** Those of the list that are not settled. */
  blockedBy: z.array(z.string()),
});
export type Release = z.infer<typeof Release>;

export const Checklist = z.object({
  /** The notebook's path relative to the project folder. */
  notebook: z.string(),
  items: z.array(Item).length(itemIds.length),
  release: Release,
});
export type Checklist = z.infer<typeof Checklist>;
