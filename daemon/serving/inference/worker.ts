import { Worker } from 'node:worker_threads';
import type { Batch, FromWorker, WorkerStart } from './messages.ts';
import type { BatchOutcome, LoadedModel, ModelWorker } from './model-worker.ts';

const file = import.meta.url.endsWith('.ts') ? '../inference-worker.ts' : './inference-worker.mjs';

/** One thread with one session, running one batch at a time. */
export class InferenceWorker implements ModelWorker {
  readonly loaded: Promise<LoadedModel>;
  /** Resolves when the thread has ended, however it did. */
  readonly ended: Promise<void>;
  readonly #worker: Worker;
  #exited = false;
  #running: { id: number; done: (outcome: BatchOutcome) => void } | null = null;

  constructor(start: WorkerStart) {
    this.#worker = new Worker(new URL(file, import.meta.url), { workerData: start });
    this.loaded = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromWorker) => {
        if (message.kind === 'loaded') resolve(message);
        else if (message.kind === 'refused') reject(new Error(message.message));
        else if (message.id === this.#running?.id) this.#finish(message);
      });
      this.#worker.once('error', (error) => reject(error));
      this.#worker.once('exit', () => reject(new Error('The inference thread ended before the model was loaded.')));
    });
    // Whoever waits for it is told; nobody may be waiting any more.
    this.loaded.catch(() => {});
    this.ended = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#exited = true;
        this.#finish({ kind: 'lost' });
        resolve();
      });
    });
  }

  get idle(): boolean {
    return this.#running === null && !this.#exited;
  }

  /** Runs a batch; `done` is called once. Only when `idle`. */
  run(batch: Batch, done: (outcome: BatchOutcome) => void): void {
    if (this.#running) throw new Error('The worker runs a batch already.');
    this.#running = { id: batch.id, done };
    // Copied, not transferred: the rows are still needed for the log and the profile.
    this.#worker.postMessage(batch);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #finish(outcome: BatchOutcome): void {
    const running = this.#running;
    this.#running = null;
    running?.done(outcome);
  }
}
