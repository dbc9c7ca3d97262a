import type { JobContext } from '#daemon/rpc/handler.ts';
import type { JobStep } from '#protocol/rpc/steps.ts';
import type { ScriptEvent } from './events.ts';

/** Where each step begins, as a part of the whole on a warm machine; the environment takes longer when it is new. */
export const begins: Readonly<Record<JobStep, number>> = {
  interpreter: 0,
  lock: 0.02,
  environment: 0.15,
  copy: 0.48,
  run: 0.5,
  separate: 0.78,
  export: 0.8,
  profile: 0.86,
  answer: 0.88,
  serving: 0.89,
  prove: 0.92,
  write: 0.97,
};

/** Tells the caller what is at work and times each step, in milliseconds. */
export class Steps {
  readonly timings: Record<string, number> = {};
  readonly #job: JobContext;
  #step: JobStep = 'interpreter';

  constructor(job: JobContext) {
    this.#job = job;
  }

  async run<T>(step: JobStep, message: string, work: () => Promise<T>): Promise<T> {
    this.#job.signal.throwIfAborted();
    this.say(step, message);
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.timings[step] = Math.round(performance.now() - began);
    }
  }

  say(step: JobStep, message: string): void {
    this.#step = step;
    this.#job.progress({ step, message, fraction: begins[step] });
  }

  /** A raw line of a tool. */
  log(line: string): void {
    this.#job.progress({ step: this.#step, message: line, log: line });
  }

  script(event: ScriptEvent): void {
    if (event.event === 'step') this.say(event.step, event.message);
    if (event.event === 'timing') this.timings[event.step] = event.milliseconds;
    if (event.event !== 'cell' || event.state !== 'running' || event.number === undefined || event.of === undefined)
      return;
    const [from, to] = [begins.run, begins.separate];
    const fraction = from + ((to - from) * event.number) / event.of;
    this.#job.progress({
      step: 'run',
      message: `Cell ${event.cell + 1} (${event.number + 1} of ${event.of})`,
      fraction,
    });
  }
}
