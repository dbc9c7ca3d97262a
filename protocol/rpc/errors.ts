import * as z from 'zod';

/** JSON-RPC error codes of ours; -32000 and below are free for servers to use. */
export const errorCodes = {
  /** The caller's handshake does not fit: other protocol version or wrong token. */
  refused: -32010,
  /** Params did not pass their schema. */
  invalidParams: -32602,
  /** Something the job needs is not there: an interpreter, an engine, a file. `data.remedy` says how to get it. */
  missing: -32020,
  /** The job ran and failed for a reason of the user's: a cell raised, a package has no wheel, a model cannot be exported. */
  failed: -32021,
  /** A fault of Slipway's own. */
  internal: -32603,
  cancelled: -32800,
} as const;

/** What every error carries: what happened is the message; this is to what, and what to do next. */
export const ErrorData = z.object({
  /** A stable word for programs, such as `engine-not-found`. */
  reason: z.string(),
  subject: z.string().optional(),
  /** A sentence or a command that mends it. */
  remedy: z.string().optional(),
  /** What was tried or printed, line by line. */
  details: z.array(z.string()).optional(),
});
export type ErrorData = z.infer<typeof ErrorData>;
