import * as z from 'zod';

/** One finding that was known when the file was written. */
export const BaselineEntry = z.object({
  /** Relative to the baseline file's folder, with `/`. */
  file: z.string(),
  rule: z.string(),
  /** Stays when cells move and lines shift; see `core/report/fingerprint.ts`. */
  fingerprint: z.string(),
  /** For people who read the file. */
  message: z.string(),
});
export type BaselineEntry = z.infer<typeof BaselineEntry>;

/** `slipway-baseline.json`: findings that are known and do not count. */
export const Baseline = z.object({ version: z.literal(1), findings: z.array(BaselineEntry) });
export type Baseline = z.infer<typeof Baseline>;
