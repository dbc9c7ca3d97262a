import { type Binding, type Environment, sameBinding } from '../environment.ts';

/**
 * An environment that notes what was asked of it and what was put into it. What a walk says depends on its statement and on
 * these answers alone, so it holds wherever the answers are the same again.
 */
export class Recording implements Environment {
  readonly #below: Environment;
  readonly #asked = new Map<string, Binding | null>();
  readonly #written = new Map<string, Binding>();

  constructor(below: Environment) {
    this.#below = below;
  }

  get(name: string): Binding | null {
    const own = this.#written.get(name);
    if (own !== undefined) return own;
    const known = this.#asked.get(name);
    if (known !== undefined) return known;
    const answer = this.#below.get(name);
    this.#asked.set(name, answer);
    return answer;
  }

  set(name: string, binding: Binding): void {
    this.#written.set(name, binding);
  }

  /** Puts what was written into the environment below, and gives back what makes it repeatable. */
  close<T>(result: T): Trace<T> {
    const trace = { asked: [...this.#asked], written: [...this.#written], result };
    replay(trace, this.#below);
    return trace;
  }
}

export interface Trace<T> {
  readonly asked: readonly (readonly [string, Binding | null])[];
  readonly written: readonly (readonly [string, Binding])[];
  readonly result: T;
}

export const holds = ({ asked }: Trace<unknown>, environment: Environment): boolean =>
  asked.every(([name, answer]) => sameBinding(environment.get(name), answer));

export function replay({ written }: Trace<unknown>, environment: Environment): void {
  for (const [name, binding] of written) environment.set(name, binding);
}
