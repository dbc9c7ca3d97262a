import { Failure } from '#daemon/rpc/failure.ts';

/** Lets one job at a time act on a name; another one is refused, since what it was asked for may be moot by then. */
export class OneAtATime {
  readonly #busy = new Map<string, string>();

  busy(name: string): boolean {
    return this.#busy.has(name);
  }

  async take<T>(name: string, action: string, work: () => Promise<T>): Promise<T> {
    const other = this.#busy.get(name);
    if (other !== undefined)
      throw new Failure('failed', `${name} is busy: ${other} has not ended yet.`, {
        reason: 'deployment-busy',
        subject: name,
        remedy: 'Wait for it, or cancel it, and try again.',
      });
    this.#busy.set(name, action);
    try {
      return await work();
    } finally {
      this.#busy.delete(name);
    }
  }
}
