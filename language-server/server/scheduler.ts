/** Runs one piece of work a key: after its delay, the latest only; never two of the same key at a time. */
export interface Scheduler {
  /** (Re)starts the delay, in milliseconds. */
  schedule(key: string, delay: number, work: () => Promise<void>): void;
  /** Does at once what waits under the key, and resolves when nothing runs for it any more. */
  flush(key: string): Promise<void>;
  cancel(key: string): void;
  dispose(): void;
}

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly work: () => Promise<void>;
}

/** `onError` is told what work threw: one document that cannot be checked must not end the server. */
export function createScheduler(onError: (key: string, error: unknown) => void): Scheduler {
  const waiting = new Map<string, Waiting>();
  const running = new Map<string, Promise<void>>();

  const start = (key: string): Promise<void> => {
    const next = waiting.get(key);
    if (!next) return running.get(key) ?? Promise.resolve();
    clearTimeout(next.timer);
    waiting.delete(key);
    const before = running.get(key) ?? Promise.resolve();
    const run: Promise<void> = before
      .then(next.work)
      .catch((error: unknown) => onError(key, error))
      .finally(() => {
        if (running.get(key) === run) running.delete(key);
      });
    running.set(key, run);
    return run;
  };
  const cancel = (key: string): void => {
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
  };

  return {
    schedule(key, delay, work) {
      cancel(key);
      waiting.set(key, { timer: setTimeout(() => void start(key), delay), work });
    },
    flush: start,
    cancel,
    dispose() {
      for (const key of [...waiting.keys()]) cancel(key);
    },
  };
}
