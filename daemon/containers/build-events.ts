import * as z from 'zod';
import type { Progress } from '#protocol/rpc/index.ts';

/** What an engine says while it builds. */
const BuildEvent = z.object({
  stream: z.string().optional(),
  status: z.string().optional(),
  id: z.string().optional(),
  progress: z.string().optional(),
  error: z.string().optional(),
  errorDetail: z.object({ code: z.int().optional(), message: z.string().optional() }).optional(),
  aux: z.object({ ID: z.string().optional() }).optional(),
});

/** Follows a build: events in, progress out, and at the end what became of it. */
export class BuildLog {
  readonly lines: string[] = [];
  /** Image ids of the steps that ran; those found in the cache are not among them. */
  readonly made: string[] = [];
  imageId: string | null = null;
  error: string | null = null;
  /** The instruction that was running, such as `RUN npm ci`. */
  instruction = '';

  readonly #progress: (event: Progress) => void;
  readonly #onMade: (image: string) => void;
  #fraction = 0;
  #cached = false;

  constructor(progress: (event: Progress) => void, onMade: (image: string) => void = () => {}) {
    this.#progress = progress;
    this.#onMade = onMade;
  }

  add(event: unknown): void {
    const parsed = BuildEvent.safeParse(event);
    if (!parsed.success) return;
    const { stream, status, id, progress, error, errorDetail, aux } = parsed.data;
    if (stream !== undefined) for (const line of stream.split(/[\r\n]+/)) this.#line(line);
    if (status !== undefined) this.#report([id, status, progress].filter(Boolean).join(' '));
    if (aux?.ID !== undefined) this.imageId = aux.ID;
    if (error !== undefined) this.error = errorDetail?.message ?? error;
  }

  #line(raw: string): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the engine colours what a step says on its error stream
    const line = raw.replace(/\u001b\[[0-9;]*m/g, '').trimEnd();
    if (line === '') return;
    const step = /^Step (\d+)\/(\d+) : (.*)/.exec(line);
    if (step) {
      this.#fraction = (Number(step[1]) - 1) / Number(step[2]);
      this.instruction = step[3] ?? '';
      this.#cached = false;
    }
    if (/^ ---> Using cache/.test(line)) this.#cached = true;
    const id = /^ ---> ([0-9a-f]{12})$/.exec(line)?.[1];
    if (id !== undefined && !this.#cached && !this.instruction.startsWith('FROM ')) {
      this.made.push(id);
      this.#onMade(id);
    }
    this.#report(line);
  }

  #report(line: string): void {
    this.lines.push(line);
    if (this.lines.length > 2000) this.lines.shift();
    const message = this.instruction === '' ? line : this.instruction;
    this.#progress({ step: 'build', message, fraction: this.#fraction, log: line });
  }
}
