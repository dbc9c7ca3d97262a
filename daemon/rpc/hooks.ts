import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import type { Hooks, Log } from './handler.ts';

/** Keeps what the rooms hang into the daemon's life, and runs it. */
export class HookList implements Hooks {
  readonly #needed: (() => boolean)[] = [];
  readonly #starts: (() => Promise<void>)[] = [];
  readonly #stops: (() => Promise<void>)[] = [];
  readonly #diagnoses: ((project: string | undefined, signal: AbortSignal) => Promise<Diagnosis[]>)[] = [];

  keepAlive(needed: () => boolean): void {
    this.#needed.push(needed);
  }
  onStart(work: () => Promise<void>): void {
    this.#starts.push(work);
  }
  onStop(work: () => Promise<void>): void {
    this.#stops.push(work);
  }
  diagnose(work: (project: string | undefined, signal: AbortSignal) => Promise<Diagnosis[]>): void {
    this.#diagnoses.push(work);
  }

  get needed(): boolean {
    return this.#needed.some((needed) => needed());
  }

  /** A room that cannot start is logged and does not keep the others from it. */
  async start(log: Log): Promise<void> {
    await settle(this.#starts, 'a room could not start', log);
  }

  async stop(log: Log, milliseconds: number): Promise<void> {
    const all = settle(this.#stops, 'a room could not stop', log);
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, milliseconds).unref())]);
  }

  async diagnoses(project: string | undefined, signal: AbortSignal): Promise<Diagnosis[]> {
    return (await Promise.all(this.#diagnoses.map((work) => work(project, signal)))).flat();
  }
}

async function settle(works: readonly (() => Promise<void>)[], what: string, log: Log): Promise<void> {
  for (const outcome of await Promise.allSettled(works.map((work) => work()))) {
    if (outcome.status === 'rejected') log.error(what, { error: String(outcome.reason) });
  }
}
