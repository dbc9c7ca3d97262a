import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import type { Signature } from '#protocol/model.ts';
import type { ModelSource } from '../model-source.ts';
import { FrameReader, frame } from './frames.ts';
import type { Batch } from './messages.ts';
import type { BatchOutcome, LoadedModel, ModelWorker } from './model-worker.ts';
import { columnBytes, outputsOf } from './python-columns.ts';
import { bytecodeOf, pythonEnvironment } from './python-environment.ts';
import { startFrames } from './python-start.ts';

const here = import.meta.url.endsWith('.ts') ? '../python-worker/' : './python-worker/';
const script = fileURLToPath(new URL(`${here}serve_model.py`, import.meta.url));

const FromPython = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('loaded') }),
  z.object({ kind: z.literal('refused'), message: z.string() }),
  z.object({ kind: z.literal('answered'), id: z.int(), sizes: z.array(z.int().nonnegative()) }),
  z.object({ kind: z.literal('failed'), id: z.int(), message: z.string() }),
]);

export interface PythonStart {
  /** The interpreter of an environment with the model's lock. */
  readonly python: string;
  readonly source: ModelSource;
  readonly signature: Signature;
  /** Threads for the libraries that compute with more than one. */
  readonly threads: number;
  /** Milliseconds the model may take to load. */
  readonly loadTimeout: number;
  /** Rejects where the folder no longer holds the model that was proven: a worker may start long after the server. */
  readonly check: () => Promise<void>;
}

const tailLines = 8;
/** Milliseconds that streams may stay open after the end of a worker. */
const closing = 500;

/** One Python process with one loaded model, running one batch at a time. It dies with the server. */
export class PythonWorker implements ModelWorker {
  readonly loaded: Promise<LoadedModel>;
  readonly ended: Promise<void>;
  readonly #start: PythonStart;
  readonly #loading = Promise.withResolvers<LoadedModel>();
  readonly #ending = Promise.withResolvers<void>();
  #process: ChildProcess | null = null;
  #state: 'loading' | 'loaded' | 'stopped' | 'ended' = 'loading';
  #running: { batch: Batch; done: (outcome: BatchOutcome) => void } | null = null;
  /** What was written to standard error while the model was loaded; later lines may quote rows and are not kept. */
  readonly #tail: string[] = [];

  constructor(start: PythonStart) {
    this.#start = start;
    this.loaded = this.#loading.promise;
    this.ended = this.#ending.promise;
    // Whoever waits for it is told; nobody may be waiting any more.
    this.loaded.catch(() => {});
    start.check().then(
      () => this.#launch(),
      (error: unknown) => this.#end(error instanceof Error ? error.message : String(error)),
    );
  }

  get idle(): boolean {
    return this.#running === null && this.#state === 'loaded';
  }

  run(batch: Batch, done: (outcome: BatchOutcome) => void): void {
    if (this.#running) throw new Error('The worker runs a batch already.');
    this.#running = { batch, done };
    const parts = batch.inputs.map(({ values }) => columnBytes(values));
    const sizes = parts.map((part) => part.byteLength);
    this.#process?.stdin?.write(frame({ kind: 'batch', id: batch.id, rows: batch.rows, sizes }, parts));
  }

  async stop(): Promise<void> {
    if (this.#state !== 'ended') this.#state = 'stopped';
    this.#kill();
    await this.ended;
  }

  #launch(): void {
    const { python, threads, loadTimeout } = this.#start;
    if (this.#state === 'stopped') {
      this.#end('It was stopped.');
      return;
    }
    // Own group: what the model starts ends with it, and a Ctrl+C in the server's terminal is the server's.
    const child = spawn(python, ['-s', ...bytecodeOf(python), script], {
      env: pythonEnvironment(process.env, threads),
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    this.#process = child;
    const timer = setTimeout(() => this.#kill(), loadTimeout);
    this.loaded.then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
    const reader = new FrameReader((header, body) => this.#take(header, body));
    child.stdin.on('error', () => {});
    child.stdout.on('data', (chunk: Buffer) => {
      try {
        reader.push(chunk);
      } catch {
        // Something else writes to its stream; nothing that follows can be trusted.
        child.stdout.removeAllListeners('data').resume();
        this.#kill();
      }
    });
    createInterface(child.stderr).on('line', (line) => {
      if (this.#state !== 'loading') return;
      this.#tail.push(line);
      if (this.#tail.length > tailLines) this.#tail.shift();
    });
    child.once('error', (error) => this.#end(`${python} could not be started: ${error.message}.`));
    child.once('exit', (code, signal) => {
      this.#kill();
      this.#process = null;
      if (this.#state === 'loaded') this.#state = 'stopped';
      const end = () => {
        const lines = this.#tail.map((line) => `\n  ${line}`).join('');
        this.#end(`The Python process ended with ${signal ?? `code ${code}`} before the model was loaded.${lines}`);
      };
      child.once('close', end);
      // Whatever it left elsewhere may hold its streams open.
      setTimeout(end, closing);
    });
    this.#sendModel(child.stdin).catch((error: unknown) => {
      // What could not be opened is not loaded either; where the process ended first, that is the reason.
      this.#loading.reject(error instanceof Error ? error : new Error(String(error)));
      this.#kill();
    });
  }

  async #sendModel(stdin: Writable): Promise<void> {
    const { source, signature } = this.#start;
    for await (const part of startFrames(source, signature)) {
      if (stdin.destroyed || !stdin.writable) return;
      await new Promise<void>((resolve) => stdin.write(part, () => resolve()));
      part.fill(0);
    }
  }

  /** Throws where the frame is not one that the worker sends now. */
  #take(header: unknown, body: Buffer): void {
    const message = FromPython.parse(header);
    if (message.kind === 'loaded') {
      if (this.#state !== 'loading') return;
      this.#state = 'loaded';
      this.#loading.resolve({ inputs: [], outputs: [] });
    } else if (message.kind === 'refused') this.#loading.reject(new Error(message.message));
    else if (message.id === this.#running?.batch.id) {
      const { signature } = this.#start;
      this.#finish(
        message.kind === 'failed'
          ? message
          : { kind: 'answered', outputs: outputsOf(signature, this.#running.batch.rows, message.sizes, body) },
      );
    }
  }

  #kill(): void {
    const pid = this.#process?.pid;
    if (pid === undefined) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }

  #end(reason: string): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#loading.reject(new Error(reason));
    this.#finish({ kind: 'lost' });
    this.#ending.resolve();
  }

  #finish(outcome: BatchOutcome): void {
    const running = this.#running;
    this.#running = null;
    running?.done(outcome);
  }
}
