import type { Tolerance } from '#core/proof/index.ts';
import type { Job } from '#daemon/containers/index.ts';
import type { Comparison } from '#protocol/model.ts';
import type { Change, deployStatus } from '#protocol/rpc/deploy.ts';
import type { Result } from '#protocol/rpc/index.ts';
import type { Revision } from './revision.ts';

export type Health = Result<typeof deployStatus>['deployments'][number]['health'];

/** What is to be deployed, before it has a number. */
export type Draft = Omit<Revision, 'id' | 'revision' | 'state' | 'url' | 'at' | 'by'>;

/** What verifying needs beside the revision. */
export interface Proven {
  readonly tolerance: Tolerance;
  /** The model folder on this machine, whose captured rows are asked. */
  readonly folder: string;
}

/**
 * Somewhere a model server can run. One file a target, listed in `targets/registry.ts`. A target acts on the outside only;
 * what happened is recorded by `Deployments`, before and after. Methods throw a `Failure` that says what became of the
 * revision that ran before.
 */
export interface Target {
  readonly id: Revision['target'];
  /**
   * The image's own name where `image` says no more than "the latest", its id, the digest of the model in it, and where it
   * would run: the place that whoever asks has chosen now.
   */
  identify(image: string): Promise<{ image: string; imageId: string; model: string; place: string }>;
  /** What `apply` would do, without doing it. `health` is that of `current`. */
  plan(draft: Draft, current: Revision | null, health: Health): Promise<Change[]>;
  /** Asks the image, run for this only, the rows that the notebook answered. */
  verify(revision: Draft, proven: Proven, job: Job): Promise<Comparison[]>;
  /** Starts `revision` and, once it is ready, stops `current`. Where it does not get ready, `current` runs as before. */
  apply(revision: Revision, current: Revision | null, job: Job): Promise<{ url: string }>;
  status(revision: Revision): Promise<{ health: Health; url: string | null }>;
  /** As `apply`, with an earlier revision. */
  rollback(to: Revision, from: Revision | null, job: Job): Promise<{ url: string }>;
  /** Removes everything of a name: `history` has all its revisions. */
  destroy(history: readonly Revision[]): Promise<void>;
  /** After an interrupted `apply` or `rollback`: `started` is gone or stopped, and `current` runs. */
  mend(started: Revision | null, current: Revision | null, keepStarted: boolean): Promise<void>;
  /** Removes what earlier revisions left, but for those that may be rolled back to soon. */
  prune(history: readonly Revision[]): Promise<void>;
  /** A file of the running server's state folder, or null where there is none yet. */
  stateFile(revision: Revision, name: string): Promise<string | null>;
}
