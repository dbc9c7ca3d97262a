import type { Batch } from './messages.ts';
import type { BatchOutcome, LoadedModel, ModelWorker } from './model-worker.ts';

export interface PoolOptions {
  /** Starts one more worker. */
  readonly create: () => ModelWorker;
  readonly workers: number;
  /** Milliseconds a batch may run before its worker is taken to hang and is replaced. */
  readonly batchTimeout: number;
  /** A worker became free, or there is one more. */
  readonly onFree: () => void;
  /** A worker ended by itself and is being replaced. */
  readonly onCrash: () => void;
  /** Workers keep ending: the process should, too. */
  readonly onHopeless: (reason: string) => void;
}

/** Workers that end this often in a row, with no batch answered between, will not get better. */
const mostCrashes = 5;

/** Milliseconds before a worker is replaced that is the nth to end in a row: the first at once, then with growing pauses. */
const pauseBefore = (nth: number): number => (nth <= 1 ? 0 : 100 * 2 ** (nth - 2));

/** Workers with the same model, each replaced when it ends. */
export class WorkerPool {
  readonly #options: PoolOptions;
  /** Those that are loaded, and all that were started and have not ended. */
  readonly #workers = new Set<ModelWorker>();
  readonly #alive = new Set<ModelWorker>();
  readonly #pauses = new Set<NodeJS.Timeout>();
  #crashes = 0;
  /** Workers are replaced from when the model is loaded until the pool is closed. */
  #lasting = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Loads the model into every worker. Rejects with the reason where it cannot be loaded. */
  async open(): Promise<LoadedModel> {
    const workers = Array.from({ length: this.#options.workers }, () => this.#add());
    const models = await Promise.all(workers.map((worker) => worker.loaded));
    const [model] = models;
    if (!model) throw new Error('At least one worker is needed.');
    this.#lasting = true;
    return model;
  }

  /** A worker without a batch, or null while all are busy. */
  free(): ModelWorker | null {
    for (const worker of this.#workers) if (worker.idle) return worker;
    return null;
  }

  /** Workers that have the model loaded. */
  get loaded(): number {
    return this.#workers.size;
  }

  run(worker: ModelWorker, batch: Batch, done: (outcome: BatchOutcome) => void): void {
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
    for (const pause of this.#pauses) clearTimeout(pause);
    await Promise.all([...this.#alive].map((worker) => worker.stop()));
  }

  #add(): ModelWorker {
    const worker = this.#options.create();
    this.#alive.add(worker);
    const join = () => {
      this.#workers.add(worker);
      this.#options.onFree();
    };
    worker.loaded.then(join, () => {});
    void worker.ended.then(() => this.#replace(worker));
    return worker;
  }

  #replace(worker: ModelWorker): void {
    this.#alive.delete(worker);
    const wasLoaded = this.#workers.delete(worker);
    if (!this.#lasting) return;
    this.#crashes++;
    if (this.#crashes >= mostCrashes) {
      this.#options.onHopeless(`Inference workers ended ${this.#crashes} times in a row.`);
      return;
    }
    if (wasLoaded) this.#options.onCrash();
    const pause = setTimeout(() => {
      this.#pauses.delete(pause);
      this.#add();
    }, pauseBefore(this.#crashes));
    this.#pauses.add(pause);
  }
}
