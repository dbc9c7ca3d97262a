import * as z from 'zod';
import { Reproducibility } from '../reproducibility.ts';
import { CellDigest } from '../run-record.ts';
import { method } from './method.ts';
import { Environment } from './prepare.ts';

const Sited = z.object({ cell: z.int(), line: z.int() });

/** What the analysis says of a run of the whole notebook: no model is needed for it (see `core/reproducibility/plan.ts`). */
export const RunPlan = z.object({
  /** Code cells in the order to run, as plain Python with the notebook's own line numbers. `cell` is the document index. */
  cells: z.array(
    z.object({
      cell: z.int(),
      source: z.string(),
      /** The value of its last expression is shown: no magic stands after it. */
      shows: z.boolean(),
      /** Its outputs are taken away, as by `%%capture`. */
      hides: z.boolean(),
      /** It may raise and the run goes on: it is tagged so, or its stored outputs show that it did. */
      mayFail: z.boolean(),
      /** Magics and shell lines that would have printed and were left out. */
      leftOut: z.array(z.string()),
    }),
  ),
  order: z.enum(['document', 'execution']),
  /** Code cells that are not run, and why, in words that follow "It was not run: ". */
  skipped: z.array(z.object({ cell: z.int(), reason: z.string() })),
  /** Direct dependencies as PEP 508 requirements, sorted. */
  requirements: z.array(z.string()),
  /** Name of the notebook's kernel: its interpreter is taken where none is named. */
  kernel: z.string().nullable(),
  /** Every code cell in document order, so that a later look can tell whether it is the notebook that ran. */
  digests: z.array(CellDigest.extend({ cell: z.int() })),
  /** The project's own Python files that the notebook imports, as `RunRecord.modules`. */
  modules: z.record(z.string(), z.string()),
  /** What was changed for the run, in sentences. */
  changes: z.array(z.string()),
  /** What may make a run part from another, by place. Lines are zero-based. */
  doubts: z.object({
    /** Draws of random numbers that nothing seeds; `name` is the function's. */
    unseeded: z.array(Sited.extend({ name: z.string() })),
    /** Reads of live data, in the words of the rule. */
    liveData: z.array(Sited.extend({ message: z.string() })),
    /** Cells that were last run before one that stands above them. */
    outOfOrder: z.array(z.int()),
  }),
});
export type RunPlan = z.infer<typeof RunPlan>;

export const RunLimits = z.object({
  /** Seconds for all cells. */
  total: z.number().positive(),
  /** Seconds for one cell; none where left out. */
  cell: z.number().positive().optional(),
  /** Megabytes (2^20 bytes) that the notebook and what it starts may hold; nine tenths of the machine's where left out. */
  memory: z.number().positive().optional(),
  /** Megabytes of outputs that are kept of one cell. */
  output: z.number().positive(),
});
export type RunLimits = z.infer<typeof RunLimits>;

export const defaultLimits: RunLimits = { total: 3600, output: 10 };

/** Runs the whole notebook in its clean environment and compares what it shows with what it was saved with. */
export const notebook = method(
  'run.notebook',
  z.object({
    /** Absolute path of the project folder. */
    project: z.string(),
    /** Relative to it. */
    notebook: z.string(),
    plan: RunPlan,
    limits: RunLimits,
    /** Relative tolerance of numbers. */
    tolerance: z.number().nonnegative(),
    interpreter: z.string().optional(),
    /** Absolute path of the executed copy; none is written where left out. */
    output: z.string().optional(),
  }),
  z.object({
    report: Reproducibility,
    environment: Environment,
    output: z.string().nullable(),
    /** Why the run is not kept in `.slipway/runs.json` and what to do, in sentences; null where it is kept. */
    notKept: z.string().nullable(),
    /** Wall-clock milliseconds by step. */
    timings: z.record(z.string(), z.number()),
  }),
);
