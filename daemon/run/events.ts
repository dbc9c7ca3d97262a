import * as z from 'zod';

/** What `run_notebook.py` says on its standard output, one JSON object a line. */
export const RunEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('cell'),
    cell: z.int(),
    state: z.enum(['running', 'done', 'failed']),
    /** Place in the order of the run, and how many there are. */
    number: z.int(),
    of: z.int(),
    seconds: z.number().optional(),
  }),
  /** A fault of the runner itself; a cell that fails is no such thing. */
  z.object({ event: z.literal('failed'), message: z.string(), details: z.array(z.string()) }),
  z.object({ event: z.literal('done') }),
]);
export type RunEvent = z.infer<typeof RunEvent>;
export type CellEvent = Extract<RunEvent, { event: 'cell' }>;

/** An event, or null for a line that is something else. */
export function eventIn(line: string): RunEvent | null {
  if (!line.startsWith('{')) return null;
  try {
    return RunEvent.parse(JSON.parse(line));
  } catch {
    return null; // a line of the notebook's own that only looks like one
  }
}

/** The file that is left of each cell. */
export const CellFile = z.object({ outputs: z.array(z.record(z.string(), z.unknown())), dropped: z.int() });
