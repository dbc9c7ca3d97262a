import * as z from 'zod';

/** What one activation took, in milliseconds. */
export const Activation = z.object({
  id: z.string(),
  /** Reading and evaluating the main file and what it requires. */
  load: z.number(),
  /** The call of `activate`. */
  activate: z.number(),
  /** Processor time of both: what stays the same when the machine has other work. */
  work: z.number(),
  /** The sum of both as VS Code counts and shows it. */
  counted: z.number(),
  /** From asking until VS Code was done: with the editor's own round trips, which every extension waits for. */
  wall: z.number(),
});
export type Activation = z.infer<typeof Activation>;

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [below = Number.NaN, above = Number.NaN] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (below + above) / 2;
};
