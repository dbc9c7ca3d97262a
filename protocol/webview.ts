import * as z from 'zod';
import { DriftReport } from './drift.ts';
import { RecordRow, Signature, Value } from './model.ts';

/** Extension to panel. */
export const ToPanel = z.discriminatedUnion('type', [
  z.object({ type: z.literal('drift'), report: DriftReport }),
  z.object({ type: z.literal('disconnected'), message: z.string() }),
  z.object({ type: z.literal('try-it'), endpoint: z.string(), signature: Signature, example: RecordRow }),
  z.object({ type: z.literal('answer'), outputs: z.record(z.string(), z.array(Value)), milliseconds: z.number() }),
  z.object({ type: z.literal('refused'), message: z.string(), column: z.string().optional() }),
]);
export type ToPanel = z.infer<typeof ToPanel>;

/** Panel to extension. */
export const FromPanel = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('ask'), row: RecordRow }),
  z.object({ type: z.literal('copy'), as: z.enum(['curl', 'python', 'javascript']), row: RecordRow }),
  z.object({ type: z.literal('export-report') }),
]);
export type FromPanel = z.infer<typeof FromPanel>;
