import { performance } from 'node:perf_hooks';
import type { ServerConfig } from './config.ts';
import { answerWriter } from './http/infer-answer.ts';
import { type InferRequest, inferReader } from './http/infer-request.ts';
import { RequestFailure } from './http/request-failure.ts';
import { type Backend, backendOf } from './inference/backend.ts';
import { Batcher, type Outcome } from './inference/batcher.ts';
import type { ModelFace } from './inference/model-check.ts';
import { WorkerPool } from './inference/pool.ts';
import type { OutputTensor } from './inference/tensor.ts';
import type { Inference } from './log/record.ts';
import type { ModelFolder } from './model-folder.ts';
import { Recorder } from './recorder.ts';
import type { ServerLog } from './server-log.ts';

/** Limits that keep one caller from starving the others. */
const limits = {
  requestRows: 10_000,
  batchRows: 1024,
  waiting: 2048,
  waitingRows: 200_000,
  /** Milliseconds from a request read to its answer. */
  answer: 30_000,
};

/** A loaded model: reads a request, has it answered in a batch, keeps what happened, and writes the answer. */
export class ModelService {
  readonly face: ModelFace;
  readonly recorder: Recorder;
  readonly #pool: WorkerPool;
  readonly #backend: Backend;
  readonly #batcher: Batcher;
  readonly #read: (body: string) => InferRequest;
  readonly #write: ReturnType<typeof answerWriter>;
  readonly #finished: { inference: Inference; send: () => void }[] = [];
  inFlight = 0;
  crashes = 0;

  private constructor(
    config: ServerConfig,
    model: ModelFolder,
    backend: Backend,
    face: ModelFace,
    pool: WorkerPool,
    log: ServerLog,
  ) {
    const { signature } = model;
    const { floats, fixedRows } = face;
    this.face = face;
    this.#backend = backend;
    this.#pool = pool;
    this.recorder = new Recorder({ ...config, model, floats, log });
    this.#read = inferReader(signature, { rows: limits.requestRows, fixedRows, floats });
    this.#write = answerWriter(config.modelName, model.version, face.outputs);
    this.#batcher = new Batcher({
      signature,
      pool,
      mergeable: fixedRows === null,
      mostBatchRows: limits.batchRows,
      mostWaiting: limits.waiting,
      mostWaitingRows: limits.waitingRows,
      now: () => performance.now(),
      afterTurn: setImmediate,
    });
  }

  /** Loads the model into its workers. `onHopeless` is called when they keep ending. Rejects with the reason otherwise. */
  static async open(
    config: ServerConfig,
    model: ModelFolder,
    log: ServerLog,
    onHopeless: (reason: string) => void,
  ): Promise<ModelService> {
    const backend = backendOf(config, model);
    let service: ModelService | null = null;
    const pool = new WorkerPool({
      create: backend.create,
      workers: backend.workers,
      batchTimeout: 2 * limits.answer,
      onFree: () => service?.dispatch(),
      onCrash: () => service?.noteCrash(log),
      onHopeless,
    });
    try {
      const face = backend.face(await pool.open());
      service = new ModelService(config, model, backend, face, pool, log);
      return service;
    } catch (error) {
      await pool.close();
      throw error;
    }
  }

  /** Whether the model is loaded in a worker: false while all of them are being replaced. */
  get able(): boolean {
    return this.#pool.loaded > 0;
  }

  get waiting(): number {
    return this.#batcher.waiting;
  }

  dispatch(): void {
    this.#batcher.dispatch();
  }

  noteCrash(log: ServerLog): void {
    this.crashes++;
    log.error(`An inference ${this.#backend.worker} ended and is being replaced.`, { restarts: this.crashes });
  }

  /**
   * Answers the body of an inference request: `done` is called once with the answer's JSON or a `RequestFailure`; the log
   * has the request by then. Throws a `RequestFailure` where the body cannot be answered at all.
   */
  infer(body: string, requestId: string, done: (answer: string | RequestFailure) => void): void {
    const began = performance.now();
    const request = this.#read(body);
    const accepted = this.#batcher.submit(request.rows, request.columns, began + limits.answer, (outcome) => {
      this.inFlight--;
      if (outcome.kind === 'answered') this.#finish(request, requestId, began, outcome.outputs, done);
      else done(failure(outcome, this.#backend.worker));
    });
    if (!accepted)
      throw new RequestFailure(503, `${this.waiting} requests are waiting already. Try again in a second.`, {
        'retry-after': '1',
      });
    this.inFlight++;
  }

  async close(): Promise<void> {
    await this.#pool.close();
    this.recorder.close();
  }

  /** Requests of one batch are logged in one write, and only then answered. */
  #finish(
    request: InferRequest,
    requestId: string,
    began: number,
    outputs: readonly OutputTensor[],
    done: (answer: string) => void,
  ): void {
    const { rows, columns } = request;
    const inference = { requestId, at: Date.now(), milliseconds: performance.now() - began, rows, columns, outputs };
    const send = () => done(this.#write(request.id, rows, outputs, request.outputs));
    if (this.#finished.push({ inference, send }) > 1) return;
    queueMicrotask(() => {
      const all = this.#finished.splice(0);
      this.recorder.answered(all.map((one) => one.inference));
      for (const one of all) one.send();
    });
  }
}

function failure(outcome: Exclude<Outcome, { kind: 'answered' }>, worker: Backend['worker']): RequestFailure {
  if (outcome.kind === 'failed')
    return new RequestFailure(422, `The model cannot answer these rows: ${outcome.message.split('\n', 1)[0]}`);
  if (outcome.kind === 'lost')
    return new RequestFailure(
      503,
      `The ${worker} that ran the model ended before it answered. Try again in a second.`,
      {
        'retry-after': '1',
      },
    );
  return new RequestFailure(
    504,
    `No answer within ${limits.answer / 1000} seconds. Try again when there are fewer requests.`,
  );
}
