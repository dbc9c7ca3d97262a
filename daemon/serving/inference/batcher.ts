import type { Signature } from '#protocol/model.ts';
import type { Batch } from './messages.ts';
import type { WorkerPool } from './pool.ts';
import { type ColumnValues, concatenate, type OutputTensor, onnxTypes, rowsOf } from './tensor.ts';

export type Outcome =
  | { readonly kind: 'answered'; readonly outputs: readonly OutputTensor[] }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'expired' };

/** One request's rows, waiting for a worker. */
interface Waiting {
  readonly rows: number;
  readonly columns: readonly ColumnValues[];
  /** Milliseconds of a monotonic clock after which nobody waits for the answer. */
  readonly deadline: number;
  /** A batch with it failed, so it runs by itself to see whose fault it was. */
  readonly alone: boolean;
  readonly done: (outcome: Outcome) => void;
}

export interface BatcherOptions {
  readonly signature: Signature;
  readonly pool: Pick<WorkerPool, 'free' | 'run'>;
  /** False where the model's first dimension is fixed: every request is a batch of its own. */
  readonly mergeable: boolean;
  readonly mostBatchRows: number;
  /** Most requests waiting; beyond, `submit` refuses. */
  readonly mostWaiting: number;
  /** Most rows waiting. */
  readonly mostWaitingRows: number;
  readonly now: () => number;
  /** Runs a function after the events of this turn. */
  readonly afterTurn: (run: () => void) => void;
}

/**
 * Collects requests into batches: what arrived in one turn of the event loop, or while every worker was busy. No timer
 * holds a request back, so a single connection loses nothing.
 */
export class Batcher {
  readonly #options: BatcherOptions;
  readonly #queue: Waiting[] = [];
  #waitingRows = 0;
  #scheduled = false;
  #batches = 0;

  constructor(options: BatcherOptions) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** Takes a request, or returns false when the queue is full. `done` is called once, never in this turn. */
  submit(rows: number, columns: readonly ColumnValues[], deadline: number, done: (outcome: Outcome) => void): boolean {
    const { mostWaiting, mostWaitingRows } = this.#options;
    const tooMany =
      this.#queue.length >= mostWaiting || (this.#waitingRows + rows > mostWaitingRows && this.#queue.length > 0);
    if (tooMany) return false;
    this.#add({ rows, columns, deadline, alone: false, done });
    return true;
  }

  /** Starts batches while there is a free worker. Called by itself for new requests; and by the pool's `onFree`. */
  dispatch(): void {
    for (let worker = this.#options.pool.free(); worker && this.#queue.length > 0; worker = this.#options.pool.free()) {
      const parts = this.#take();
      if (parts.length === 0) return;
      this.#options.pool.run(worker, this.#batch(parts), (outcome) => this.#settle(parts, outcome));
    }
  }

  #add(waiting: Waiting): void {
    this.#queue.push(waiting);
    this.#waitingRows += waiting.rows;
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#options.afterTurn(() => {
      this.#scheduled = false;
      this.dispatch();
    });
  }

  #take(): Waiting[] {
    const now = this.#options.now();
    const parts: Waiting[] = [];
    let rows = 0;
    let seen = 0;
    for (const waiting of this.#queue) {
      const first = parts.length === 0;
      const expired = waiting.deadline <= now;
      const fits =
        first || (this.#options.mergeable && !waiting.alone && rows + waiting.rows <= this.#options.mostBatchRows);
      if (!expired && !fits) break;
      seen++;
      this.#waitingRows -= waiting.rows;
      if (expired) {
        waiting.done({ kind: 'expired' });
        continue;
      }
      parts.push(waiting);
      rows += waiting.rows;
      if (waiting.alone) break;
    }
    this.#queue.splice(0, seen);
    return parts;
  }

  #batch(parts: readonly Waiting[]): Batch {
    const rows = parts.reduce((sum, part) => sum + part.rows, 0);
    const inputs = this.#options.signature.inputs.map(({ name, type }, index) => {
      const columns = parts.map((part) => part.columns[index]).filter((values) => values !== undefined);
      return { name, type: onnxTypes[type], values: concatenate(type, rows, columns) };
    });
    return { id: ++this.#batches, rows, inputs };
  }

  #settle(parts: readonly Waiting[], outcome: Outcome): void {
    if (outcome.kind === 'failed' && parts.length > 1) {
      // One request's rows must not cost the others their answers.
      for (const part of parts) this.#add({ ...part, alone: true });
      return;
    }
    if (outcome.kind !== 'answered') {
      for (const part of parts) part.done(outcome);
      return;
    }
    const batchRows = parts.reduce((sum, part) => sum + part.rows, 0);
    let from = 0;
    for (const part of parts) {
      const to = from + part.rows;
      part.done({ kind: 'answered', outputs: outcome.outputs.map((tensor) => rowsOf(tensor, batchRows, from, to)) });
      from = to;
    }
  }
}
