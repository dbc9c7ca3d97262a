import * as z from 'zod';

/**
 * The model folder, in MLflow's format: `MLmodel`, `requirements.txt`, `input_example.json`, `python/` with the notebook's own
 * objects and `code/` that loads them, `model.onnx` where the chain has such a counterpart, and `slipway/` with
 * `signature.json` (`Signature`), `profile.json` (`ProfileSet` of protocol/drift.ts), `captured.json`, `proof.json` and
 * `provenance.json`. A model that cannot be ONNX has no `model.onnx` but `python/` and `code/slipway_model.py`, which loads it.
 * The model server reads the model, `slipway/signature.json`, `slipway/profile.json` and `slipway/proof.json`, and refuses a
 * folder where one is missing or where `proof.model` is not the model's digest (protocol/model-digest.ts).
 */

/**
 * One raw column the model takes. In ONNX and on the wire every column is a tensor of shape [rows, 1]:
 * `float` as FP32 (FP64 for Python models; missing = NaN, JSON null), `integer` as INT64, `string` as BYTES (missing = empty string), `boolean` as BOOL.
 */
export const Column = z.object({
  name: z.string(),
  type: z.enum(['float', 'integer', 'string', 'boolean']),
  /** Whether training rows had missing values in it. */
  missing: z.boolean(),
  /** Seen in training, sorted; for strings of few values. */
  categories: z.array(z.string()).optional(),
  /** Least and greatest value seen in training; for numbers. */
  range: z.tuple([z.number(), z.number()]).optional(),
  /** What a server has to refuse in it, since the model refused it when it was proven, or was not answered alike everywhere. */
  refuses: z.array(z.enum(['missing', 'unseen', 'large'])).optional(),
});
export type Column = z.infer<typeof Column>;

/** A tensor the model answers with. `label`: compared exactly. `score`: compared within the tolerance. */
export const Output = z.object({
  name: z.string(),
  role: z.enum(['label', 'score']),
  type: z.enum(['float', 'integer', 'string']),
  /** Values per row; classes in order for probabilities. */
  width: z.int().positive(),
  classes: z.array(z.union([z.string(), z.number()])).optional(),
});
export type Output = z.infer<typeof Output>;

/** `slipway/signature.json`. Names and order are those of the ONNX graph. */
export const Signature = z.object({ inputs: z.array(Column).min(1), outputs: z.array(Output).min(1) });
export type Signature = z.infer<typeof Signature>;

/** A cell of a record or an answer; null is a missing value. */
export const Value = z.union([z.number(), z.string(), z.boolean(), z.null()]);
export type Value = z.infer<typeof Value>;

/** One row of raw input by column name. */
export const RecordRow = z.record(z.string(), Value);
export type RecordRow = z.infer<typeof RecordRow>;

/** `slipway/captured.json`: raw rows and what the notebook itself answered to them, in the same order. */
export const Captured = z.object({
  rows: z.array(RecordRow).min(1),
  /** Output name to one array of `width` values per row. */
  answers: z.record(z.string(), z.array(z.array(Value))),
  /** What the target really was in the same rows, where the raw data has it: for a confusion matrix. */
  truth: z.object({ column: z.string(), values: z.array(Value) }).optional(),
});
export type Captured = z.infer<typeof Captured>;

export const Comparison = z.object({
  /** Who answered: such as `python`, `onnx`, `server`, `container`. */
  by: z.string(),
  output: z.string(),
  rows: z.int(),
  /** Rows whose answer is the notebook's: equal labels, scores within tolerance. */
  agreeing: z.int(),
  /** Greatest absolute difference of a score, and its row; null for labels. */
  worst: z.object({ row: z.int(), notebook: Value, got: Value, difference: z.number().nullable() }).nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

/** An input nobody trained on, put into one column or asked for in one go, and who answered it. `differs`: with something else than Python. */
export const HardInput = z.object({
  case: z.enum(['one row', 'other order', 'many rows', 'missing', 'unseen', 'large']),
  column: z.string().optional(),
  python: z.enum(['answered', 'refused']),
  onnx: z.enum(['answered', 'refused', 'differs']).optional(),
  reason: z.string().optional(),
});
export type HardInput = z.infer<typeof HardInput>;

/**
 * The code that was separated from the notebook, held against its answers with this run's model and learned values. It proves
 * `features.py` and `predict.py`, and not `train.py`, which fits a model of its own.
 */
export const SeparatedProof = z.object({
  comparisons: z.array(Comparison),
  /** Why the code does not answer as the notebook did; null where it does. */
  reason: z.string().nullable(),
});
export type SeparatedProof = z.infer<typeof SeparatedProof>;

/** `slipway/proof.json`. `proven` is true only when every comparison agrees on every row. */
export const Proof = z.object({
  proven: z.boolean(),
  tolerance: z.object({ absolute: z.number(), relative: z.number() }),
  comparisons: z.array(Comparison),
  /** What is not answered alike everywhere is refused: `Column.refuses`. */
  hard: z.array(HardInput).optional(),
  /** Left out where no code was separated. */
  separated: SeparatedProof.optional(),
  /** Digests of the model (of `model.onnx`, or see protocol/model-digest.ts) and of the lock, in hex: what was proven. */
  model: z.string(),
  lock: z.string(),
  /** Why it is not proven, in sentences: where answers or features part first. */
  reason: z.string().optional(),
});
export type Proof = z.infer<typeof Proof>;

/**
 * Where rows come in: `raw`, before the notebook's preprocessing, or `input`, as the model itself takes them. `name` is the
 * variable; `instead` says why better places did not do.
 */
export const InputPoint = z.object({
  at: z.enum(['raw', 'input']),
  name: z.string(),
  instead: z.array(z.string()),
  /** Which of the plan's cuts it is, counted from 0; null where rows come in as the model takes them. */
  cut: z.int().nullable().optional(),
});
export type InputPoint = z.infer<typeof InputPoint>;

/** `slipway/provenance.json`: where the model came from. */
export const Provenance = z.object({
  notebook: z.object({
    path: z.string(),
    sha256: z.string(),
    /** Of each cell that leads to the model, in the order of running: SHA-256 of the code in it that does (`core/proof/stale.ts`). */
    steps: z.array(z.string()).optional(),
  }),
  data: z.array(z.object({ source: z.string(), sha256: z.string().nullable(), rows: z.int().nullable() })),
  python: z.string(),
  lock: z.object({ path: z.string(), sha256: z.string() }),
  packages: z.record(z.string(), z.string()),
  model: z.object({ class: z.string(), library: z.string(), parameters: z.record(z.string(), z.unknown()) }),
  input: InputPoint.optional(),
  /** The rows the model was made and proven with, as the notebook had them: how many, and the digest of their values. */
  rows: z.object({ count: z.int(), sha256: z.string() }).optional(),
  /** SHA-256 over `notebook.steps`: the code that leads to the model. */
  code: z.string().optional(),
  /** Seeds the notebook sets, as they are written and where. */
  seeds: z.array(z.string()).optional(),
  hardware: z.object({ platform: z.string(), processor: z.string(), cores: z.int(), memory: z.int() }).optional(),
  /** Why there is no ONNX graph, and Python serves; null where there is one. */
  onnx: z.string().nullable().optional(),
  metrics: z.record(z.string(), z.number()),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
});
export type Provenance = z.infer<typeof Provenance>;
