import { randomUUID } from 'node:crypto';
import type { DriftReport } from '#protocol/drift.ts';

/** Tells watchers of drift reports when there is news, at most once a period. */
export class Watches {
  readonly #read: (endpoint: string) => Promise<DriftReport>;
  readonly #period: number;
  readonly #stops = new Map<string, () => void>();

  /** `period` in milliseconds. */
  constructor(read: (endpoint: string) => Promise<DriftReport>, period: number = 1000) {
    this.#read = read;
    this.#period = period;
  }

  /**
   * Calls `tell` with the report now and whenever it has changed, until `unwatch` or `until`. Resolves with the
   * subscription; rejects when there is no report. An endpoint that is stopped for a while is silent for a while.
   */
  async watch(
    endpoint: string,
    until: AbortSignal,
    tell: (subscription: string, report: DriftReport) => void,
  ): Promise<string> {
    const first = await this.#read(endpoint);
    const subscription = randomUUID();
    let last = '';
    const tellNews = (report: DriftReport) => {
      const text = JSON.stringify(report);
      if (text === last || !this.#stops.has(subscription)) return;
      last = text;
      tell(subscription, report);
    };
    const timer = setInterval(() => void this.#read(endpoint).then(tellNews, () => {}), this.#period);
    timer.unref();
    const stop = () => clearInterval(timer);
    this.#stops.set(subscription, stop);
    until.addEventListener('abort', () => this.unwatch(subscription), { once: true });
    // The caller learns the subscription's name before the first news of it.
    setImmediate(tellNews, first);
    return subscription;
  }

  /** Ends a subscription; one that has ended is no error. */
  unwatch(subscription: string): void {
    this.#stops.get(subscription)?.();
    this.#stops.delete(subscription);
  }
}
