import * as z from 'zod';

/**
 * What somebody says of a check in `slipway.yaml`: `decided` answers what only a person can, `notApplicable` says that it is no
 * question here, and `open` takes back what was said.
 */
export const Settlement = z.object({
  /** Such as `monitoring/owner`. */
  check: z.string(),
  as: z.enum(['decided', 'notApplicable', 'open']),
  /** One line; empty for `open` only. */
  reason: z.string(),
});
export type Settlement = z.infer<typeof Settlement>;
