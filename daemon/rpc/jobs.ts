/** What runs for a client now. */
export interface Job {
  readonly method: string;
  readonly since: Date;
  readonly abort: AbortController;
  readonly done: Promise<unknown>;
}

/** Every running job of every connection: shown by `daemon.status`, awaited and aborted when the daemon leaves. */
export class Jobs {
  readonly #running = new Set<Job>();

  get running(): readonly Job[] {
    return [...this.#running];
  }

  /** Runs `work` as a job that ends with `connection` and returns its outcome. */
  run<T>(method: string, abort: AbortController, work: () => Promise<T>): Promise<T> {
    const done = work();
    const job: Job = { method, since: new Date(), abort, done };
    this.#running.add(job);
    return done.finally(() => this.#running.delete(job));
  }

  /** Aborts all and waits until they ended, `milliseconds` at most. */
  async stop(milliseconds: number): Promise<void> {
    for (const job of this.#running) job.abort.abort();
    const all = Promise.allSettled(this.running.map((job) => job.done));
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, milliseconds).unref())]);
  }
}
