import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import type { Program } from '#test/support/programs.ts';

const Observed = z.object({
  reads: z.array(z.string()),
  binds: z.array(z.string()),
  deletes: z.array(z.string()),
  lacks: z.array(z.string()),
});
export type Observed = z.infer<typeof Observed>;

/** A Python that says what it does with names in each statement of the programs it is given, by cell. */
export class Observer {
  readonly #python = spawn('python3', [join(import.meta.dirname, 'observe.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  readonly #answers = createInterface({ input: this.#python.stdout })[Symbol.asyncIterator]();

  /** Null for a program that runs too long. */
  async observe(program: Program): Promise<Observed[][] | null> {
    this.#python.stdin.write(`${JSON.stringify(program)}\n`);
    const { value } = await this.#answers.next();
    return z
      .array(z.array(Observed))
      .nullable()
      .parse(JSON.parse(value ?? ''));
  }

  stop(): void {
    this.#python.kill();
  }
}
