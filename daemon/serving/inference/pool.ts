import type { Batch, WorkerStart } from './messages.ts';
import { type BatchOutcome, InferenceWorker, type LoadedModel } from './worker.ts';

export interface PoolOptions {
  readonly start: WorkerStart;
  readonly workers: number;
  /** Milliseconds a batch may run before its thread is taken to hang and is replaced. */
  readonly batchTimeout: number;
  /** A worker became free, or there is one more. */
  readonly onFree: () => void;
  /** A thread ended by itself and is being replaced. */
  readonly onCrash: () => void;
  /** Threads keep ending: the process should, too. */
  readonly onHopeless: (reason: string) => void;
}

/** Threads that end this often in a row, with no batch answered between, will not get better. */
const mostCrashes = 5;

/** Inference threads with the same model, each replaced when it ends. */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #workers = new Set<InferenceWorker>();
  #crashes = 0;
  /** Threads are replaced from when the model is loaded until the pool is closed. */
  #lasting = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Loads the model into every thread. Rejects with onnxruntime's reason where it cannot be loaded. */
  async open(): Promise<LoadedModel> {
    const workers = Array.from({ length: this.#options.workers }, () => this.#add());
    const models = await Promise.all(workers.map((worker) => worker.loaded));
    const [model] = models;
    if (!model) throw new Error('At least one worker is needed.');
    this.#lasting = true;
    return model;
  }

  /** A worker without a batch, or null while all are busy. */
  free(): InferenceWorker | null {
    for (const worker of this.#workers) if (worker.idle) return worker;
    return null;
  }

  run(worker: InferenceWorker, batch: Batch, done: (outcome: BatchOutcome) => void): void {
    const watchdog = setTimeout(() => void worker.stop(), this.#options.batchTimeout);
    worker.run(batch, (outcome) => {
      clearTimeout(watchdog);
      if (outcome.kind !== 'lost') this.#crashes = 0;
      done(outcome);
      this.#options.onFree();
    });
  }

  async close(): Promise<void> {
    this.#lasting = false;
    await Promise.all([...this.#workers].map((worker) => worker.stop()));
  }

  #add(): InferenceWorker {
    const worker = new InferenceWorker(this.#options.start);
    const join = () => {
      this.#workers.add(worker);
      this.#options.onFree();
    };
    worker.loaded.then(join, () => {});
    void worker.ended.then(() => this.#replace(worker));
    return worker;
  }

  #replace(worker: InferenceWorker): void {
    const wasLoaded = this.#workers.delete(worker);
    if (!this.#lasting) return;
    this.#crashes++;
    if (this.#crashes >= mostCrashes) {
      this.#options.onHopeless(`Inference threads ended ${this.#crashes} times in a row.`);
      return;
    }
    if (wasLoaded) this.#options.onCrash();
    this.#add();
  }
}
