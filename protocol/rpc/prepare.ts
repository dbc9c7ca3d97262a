import * as z from 'zod';
import { Comparison, Proof, Provenance, Signature } from '../model.ts';
import { method } from './method.ts';

/** A way from raw rows to a model's answers, cut at the fitted state (see `core/python/slice`). */
export const Cut = z.object({
  /** Name of the variable that holds the raw rows (a DataFrame, an array, a Bunch), and the cell and zero-based first line of the statement after which it does. */
  raw: z.object({ name: z.string(), cell: z.int(), line: z.int() }),
  /** Python source of `def features(<raw>, fitted): ... return X`: raw rows in, what the model's predict takes out. */
  features: z.string(),
  /**
   * Values `features` reads as `fitted["name"]`: Python expressions over the run's namespace. `line` is the zero-based first
   * line of a top-level statement of that cell; `before` means the state right before that statement runs, `after` right
   * after it has. The value must be kept as it is then (a later statement may change the object in place).
   */
  fitted: z.array(
    z.object({
      name: z.string(),
      expression: z.string(),
      cell: z.int(),
      line: z.int(),
      at: z.enum(['before', 'after']),
    }),
  ),
  /** The fitted estimator's variable, and the variable or expression holding the target's name, if known. */
  model: z.object({ name: z.string(), methods: z.array(z.enum(['predict', 'predict_proba', 'decision_function'])) }),
  /**
   * The predict call whose answers are the notebook's own: cell, zero-based first line of its top-level statement, and its
   * argument's text, to be evaluated right before that statement. Null when the notebook never asks the model.
   */
  answers: z.object({ cell: z.int(), line: z.int(), argument: z.string() }).nullable(),
  /** Raw column(s) used only as the target; never an input. */
  target: z.array(z.string()),
  /** Whether something in it may look at other rows, so that many single rows have to be asked for. */
  unsure: z.boolean(),
  /** What is particular about this way, in sentences. */
  changes: z.array(z.string()),
});
export type Cut = z.infer<typeof Cut>;

/** What the analysis found out and the daemon needs to run the notebook and to find a way from raw rows to its answers. */
export const PreparationPlan = z.object({
  /** Code cells in the order to run, as plain Python with the notebook's own line numbers: magics blanked, safe fixes applied. `cell` is the document index. */
  cells: z.array(z.object({ cell: z.int(), source: z.string() })),
  /** How `cells` was ordered, and why. */
  order: z.enum(['document', 'execution']),
  /** Best first. The run takes the first that gives the model what the notebook gave it; where none does, rows as the model itself takes them. */
  cuts: z.array(Cut),
  /** Why there is no cut, or none of the model that counts, in a sentence. */
  obstacle: z.string().nullable(),
  /** Variables that hold models, the one most worth serving first. */
  models: z.array(z.string()),
  /** The Python the notebook was written with, such as `3.11`; wished, not required. */
  python: z.string().nullable(),
  /** Seeds the notebook sets, as they are written and where. */
  seeds: z.array(z.string()),
  /** As `Provenance.notebook.steps`. */
  steps: z.array(z.string()),
  /** Direct dependencies as PEP 508 requirements, sorted. */
  requirements: z.array(z.string()),
  /** Data files the notebook reads, relative to the project, so that their digests are kept. */
  data: z.array(z.string()),
  /** What was changed for the run, in sentences (a path, an install, a key). */
  changes: z.array(z.string()),
});
export type PreparationPlan = z.infer<typeof PreparationPlan>;

/** Code that was separated for one of a plan's cuts, counted from 0, or for the model's own input where `cut` is null. */
export const SeparatedCode = z.object({ cut: z.int().nullable(), features: z.string(), predict: z.string() });
export type SeparatedCode = z.infer<typeof SeparatedCode>;

const Where = {
  /** Absolute path of the project folder. */
  project: z.string(),
  /** Relative to it. */
  notebook: z.string(),
};

export const Environment = z.object({
  python: z.string(),
  version: z.string(),
  folder: z.string(),
  cached: z.boolean(),
});
export type Environment = z.infer<typeof Environment>;

/** Of the environment: which interpreter, and what answering needs of the requirements. */
const Environs = {
  interpreter: z.string().optional(),
  /** Name of the notebook's kernel: its interpreter is taken where none is named. */
  kernel: z.string().optional(),
  /** Requirements of serving, those of training in part; left out where that is not known. */
  serving: z.array(z.string()).optional(),
};

/** What is in one set of an environment, and where. */
export const LockedSet = z.object({
  set: z.enum(['training', 'serving']),
  /** Paths relative to the project. */
  requirements: z.string(),
  lock: z.string(),
  pins: z.int(),
  /** Bytes to download for this platform; null where that is not known. */
  size: z.number().nullable(),
});

/** Writes the requirements files and their locks next to the manifest. `resolver` says which tool pinned them; null where the locks were kept. */
export const lock = method(
  'prepare.lock',
  z.object({
    ...Where,
    requirements: z.array(z.string()),
    ...Environs,
    /** Packages to take anew from the index; all where `true`. */
    upgrade: z.union([z.boolean(), z.array(z.string())]).optional(),
    /** Says what would be written, and writes nothing. */
    dryRun: z.boolean().optional(),
    /** Whether `environment.yml` is asked for; it is written for a conda interpreter in any case. */
    conda: z.boolean().optional(),
  }),
  z.object({
    lock: z.string(),
    resolver: z.enum(['uv', 'pip']).nullable(),
    pins: z.int(),
    changed: z.boolean(),
    sets: z.array(LockedSet),
    platforms: z.array(z.string()),
    /** What no hash of an index vouches for: a repository at a commit, a folder, a file by its address. */
    unhashed: z.array(z.object({ name: z.string(), kind: z.enum(['vcs', 'folder', 'archive']), line: z.string() })),
    /** Packages without a wheel for a platform that needs them. */
    withoutWheels: z.array(
      z.object({
        name: z.string(),
        version: z.string(),
        platforms: z.array(z.string()),
        instead: z.enum(['source', 'newer-glibc', 'nothing']),
      }),
    ),
    interpreter: z.object({
      path: z.string(),
      version: z.string(),
      source: z.enum(['given', 'kernel', 'project', 'path']),
    }),
    notes: z.array(z.string()),
    /** Files as they are (null: not there) and as they are to be, paths relative to the project. */
    files: z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string() })),
  }),
);

/** Asks a model folder again, in an environment of its own lock. `changed` says what is no longer what was proven. */
export const prove = method(
  'prepare.prove',
  z.object({ project: Where.project, folder: z.string(), interpreter: z.string().optional() }),
  z.object({
    folder: z.string(),
    comparisons: z.array(Comparison),
    changed: z.array(z.string()),
    agrees: z.boolean(),
  }),
);

/** The whole way: lock, environment, run, export, prove, model folder. Atomic: the model folder appears whole or not at all. */
export const prepare = method(
  'prepare.all',
  z.object({
    ...Where,
    name: z.string(),
    plan: PreparationPlan,
    folder: z.string(),
    tolerance: z.object({ absolute: z.number(), relative: z.number() }),
    /** Code to be held against the notebook's answers: that of the cut which the run takes. None of it is written anywhere. */
    separated: z.array(SeparatedCode).optional(),
    ...Environs,
  }),
  z.object({
    folder: z.string(),
    signature: Signature,
    proof: Proof,
    provenance: Provenance,
    environment: Environment,
    /** Wall-clock milliseconds by step. */
    timings: z.record(z.string(), z.number()),
  }),
);
