import * as z from 'zod';
import { HardInput, InputPoint, RecordRow, Value } from '#protocol/model.ts';
import { jobSteps } from '#protocol/rpc/steps.ts';

/** What `prepare_model.py` says on its standard output, one JSON object a line. */
export const ScriptEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('step'), step: z.enum(jobSteps), message: z.string() }),
  z.object({ event: z.literal('timing'), step: z.string(), milliseconds: z.number() }),
  z.object({
    event: z.literal('cell'),
    cell: z.int(),
    state: z.enum(['running', 'done']),
    number: z.int().optional(),
    of: z.int().optional(),
    seconds: z.number().optional(),
  }),
  z.object({
    event: z.literal('failed'),
    reason: z.string(),
    message: z.string(),
    subject: z.string().optional(),
    remedy: z.string().optional(),
    details: z.array(z.string()).optional(),
  }),
  z.object({ event: z.literal('done') }),
]);
export type ScriptEvent = z.infer<typeof ScriptEvent>;

/** What a model says to a batch of rows: answers by output name, or why there are none. */
export const Told = z.union([
  z.object({ answers: z.record(z.string(), z.array(z.array(Value))) }),
  z.object({ error: z.string() }),
]);
export type Told = z.infer<typeof Told>;

const Rows = z.array(z.array(z.union([z.number(), z.string(), z.boolean(), z.null()])));

/** The facts file it leaves for the proof and the provenance. */
export const Facts = z.object({
  /** By the Python objects in a process that never saw the notebook, and by the ONNX graph, where there is one. */
  answers: z.object({ python: z.record(z.string(), Rows), onnx: z.record(z.string(), Rows).optional() }),
  hard: z.array(HardInput),
  /** What was asked in that process, what it answered, and which distributions were there and were loaded then. */
  fresh: z.object({
    asked: z.array(z.array(RecordRow)),
    batches: z.array(Told),
    installed: z.array(z.object({ name: z.string(), requires: z.array(z.string()), loaded: z.boolean() })),
  }),
  /** Why there is no ONNX graph; null where there is one. */
  onnx: z.string().nullable(),
  input: InputPoint,
  model: z.object({ class: z.string(), library: z.string(), parameters: z.record(z.string(), z.unknown()) }),
  metrics: z.record(z.string(), z.number()),
  /** What the separated code answered, or why it did not; null where there was none for the way that was taken. */
  separated: z.union([z.object({ answers: z.record(z.string(), Rows) }), z.object({ error: z.string() })]).nullable(),
  rawRows: z.int(),
  rawDigest: z.string(),
  trainingRows: z.int(),
});
export type Facts = z.infer<typeof Facts>;
