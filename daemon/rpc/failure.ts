import { type ErrorData, errorCodes } from '#protocol/rpc/index.ts';

/** An error meant for the user: what happened, to what, and what to do next. Crosses the wire as a typed JSON-RPC error. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: number;
  readonly data: ErrorData;

  constructor(kind: keyof typeof errorCodes, message: string, data: ErrorData) {
    super(message);
    this.code = errorCodes[kind];
    this.data = data;
  }
}

/** Whether it is what a cancelled job threw: a program that was stopped, or anything that was no failure of its own. */
export const isCancelled = (signal: AbortSignal, error: unknown): boolean =>
  signal.aborted && (!(error instanceof Failure) || error.data.reason === 'cancelled');
