import { Failure } from '#daemon/rpc/failure.ts';
import type { RunLimits } from '#protocol/rpc/run.ts';
import type { CellEvent } from './events.ts';
import { canWatchMemory, defaultMemory, memoryOf } from './memory.ts';

/** Milliseconds between two looks at what the run holds. */
const interval = 250;

/**
 * Watches a run from outside, where no cell can hinder it: the time of the cell at work and of all, and the memory of the
 * process and what it started. `exceeded` is called once, with the sentence that names the cell.
 */
export class Watch {
  readonly #notebook: string;
  readonly #limits: RunLimits;
  readonly #exceeded: (failure: Failure) => void;
  #total: NodeJS.Timeout | undefined;
  #cell: NodeJS.Timeout | undefined;
  #memory: NodeJS.Timeout | undefined;
  #at: number | null = null;
  #over = false;

  constructor(leader: number, notebook: string, limits: RunLimits, exceeded: (failure: Failure) => void) {
    this.#notebook = notebook;
    this.#limits = limits;
    this.#exceeded = exceeded;
    if (canWatchMemory) this.#look(leader, limits.memory ?? defaultMemory());
  }

  /** The cell at work, such as `cell 3`; `the start of the run` before the first. */
  get where(): string {
    return this.#at === null ? 'the start of the run' : `cell ${this.#at + 1}`;
  }

  cell({ cell, state }: CellEvent): void {
    clearTimeout(this.#cell);
    if (state !== 'running') return;
    this.#at = cell;
    const { total } = this.#limits;
    this.#total ??= setTimeout(
      () => this.#end(this.#tooLong(total, 'all cells', '--timeout', 'slipway.run.timeout')),
      total * 1000,
    );
    const { cell: seconds } = this.#limits;
    if (seconds !== undefined)
      this.#cell = setTimeout(
        () => this.#end(this.#tooLong(seconds, 'one cell', '--cell-timeout', 'slipway.run.cellTimeout')),
        seconds * 1000,
      );
  }

  dispose(): void {
    this.#over = true;
    for (const timer of [this.#total, this.#cell, this.#memory]) clearTimeout(timer);
  }

  #look(leader: number, limit: number): void {
    this.#memory = setTimeout(async () => {
      const held = await memoryOf(leader, limit).catch(() => 0);
      if (this.#over) return;
      if (held >= limit) this.#end(this.#tooLarge(held, limit));
      else this.#look(leader, limit);
    }, interval);
  }

  #end(failure: Failure): void {
    if (this.#over) return;
    this.dispose();
    this.#exceeded(failure);
  }

  #tooLong(seconds: number, of: string, option: string, setting: string): Failure {
    return new Failure(
      'failed',
      `The run of ${this.#notebook} was ended in ${this.where}: ${of} may take ${seconds} s${of === 'one cell' ? ', and it took longer' : ', and that time is over'}.`,
      {
        reason: 'time-limit',
        subject: this.where,
        remedy: `Let the cell do less, or allow more seconds: ${option} on the command line, the setting ${setting} in the editor.`,
      },
    );
  }

  #tooLarge(held: number, limit: number): Failure {
    return new Failure(
      'failed',
      `The run of ${this.#notebook} was ended in ${this.where}: it held ${Math.round(held)} MB of memory, and ${Math.round(limit)} MB are allowed.`,
      {
        reason: 'memory-limit',
        subject: this.where,
        remedy:
          'Read less data at once, or allow more: --memory on the command line, the setting slipway.run.memory in the editor.',
      },
    );
  }
}
