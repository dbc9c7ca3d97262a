/** Runs one piece of work a key: after its delay, the latest only; never two of the same key at a time. */
export interface Scheduler {
  /**
   * Starts the delay, in milliseconds, or starts it again: work waits for rest, and no longer than `longestWait` for it. What asks for
   * a longer delay than work waits for already brings newer work and delays nothing.
   */
  schedule(key: string, delay: number, work: () => Promise<void>): void;
  /** Does at once what waits under the key, and resolves when nothing runs for it any more. */
  flush(key: string): Promise<void>;
  cancel(key: string): void;
  dispose(): void;
}

/** Milliseconds after which work runs, however often it is asked for: something may ask without end, such as files that are written. */
export const longestWait = 1000;

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly work: () => Promise<void>;
  /** When it was first asked for, and when it runs; as `performance.now()` has it. */
  readonly since: number;
  readonly due: number;
  readonly delay: number;
}

/** `onError` is told what work threw: one document that cannot be checked must not end the server. */
export function createScheduler(onError: (key: string, error: unknown) => void): Scheduler {
  const waiting = new Map<string, Waiting>();
  const running = new Map<string, Promise<void>>();

  const start = (key: string): Promise<void> => {
    const next = waiting.get(key);
    const before = running.get(key) ?? Promise.resolve();
    if (!next) return before;
    clearTimeout(next.timer);
    waiting.delete(key);
    const run: Promise<void> = before
      .then(next.work)
      .catch((error: unknown) => onError(key, error))
      .finally(() => {
        if (running.get(key) === run) running.delete(key);
      });
    running.set(key, run);
    return run;
  };
  /** What is due while the last is still running waits on, so that what is asked meanwhile is one run more and not a queue. */
  const startAfter = async (key: string): Promise<void> => {
    await running.get(key);
    await start(key);
  };
  const cancel = (key: string): void => {
    clearTimeout(waiting.get(key)?.timer);
    waiting.delete(key);
  };

  return {
    schedule(key, delay, work) {
      const now = performance.now();
      const known = waiting.get(key);
      const since = known?.since ?? now;
      const due = dueAt(known, Math.min(now + delay, since + Math.max(delay, longestWait)), delay);
      cancel(key);
      const timer = setTimeout(() => void startAfter(key), Math.max(0, due - now));
      waiting.set(key, { timer, work, since, due, delay: Math.min(delay, known?.delay ?? delay) });
    },
    flush: start,
    cancel,
    dispose() {
      for (const key of [...waiting.keys()]) cancel(key);
    },
  };
}

const dueAt = (known: Waiting | undefined, asked: number, delay: number): number =>
  known && delay > known.delay ? Math.min(known.due, asked) : asked;
