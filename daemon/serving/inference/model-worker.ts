import type { Batch, TensorDescription } from './messages.ts';
import type { OutputTensor } from './tensor.ts';

/** What the model says of itself once loaded. */
export interface LoadedModel {
  readonly inputs: readonly TensorDescription[];
  readonly outputs: readonly TensorDescription[];
}

export type BatchOutcome =
  | { readonly kind: 'answered'; readonly outputs: readonly OutputTensor[] }
  /** The model refused these rows. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The worker ended under them. */
  | { readonly kind: 'lost' };

/** One loaded model that runs one batch at a time: a thread or a process. */
export interface ModelWorker {
  /** Rejects with the reason where the model cannot be loaded. */
  readonly loaded: Promise<LoadedModel>;
  /** Resolves when the worker has ended, however it did. */
  readonly ended: Promise<void>;
  readonly idle: boolean;
  /** Runs a batch; `done` is called once. Only when `idle`. */
  run(batch: Batch, done: (outcome: BatchOutcome) => void): void;
  stop(): Promise<void>;
}
