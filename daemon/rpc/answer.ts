import { ResponseError } from 'vscode-jsonrpc/node';
import * as z from 'zod';
import { Envelope } from '#protocol/rpc/envelope.ts';
import { type ErrorData, errorCodes } from '#protocol/rpc/index.ts';
import { Failure } from './failure.ts';
import { type Handler, invalidParams, type JobContext, type Log } from './handler.ts';

/**
 * Lets the handler work, which parses its params, and parses its result. Whatever goes wrong is thrown as an error for the wire: a
 * `Failure` as it is, anything else as `internal` with no more than where to read on; the log has the rest.
 */
export async function answer(handler: Handler, params: unknown, job: JobContext, log: Log, logFile: string) {
  const { method } = handler;
  try {
    const result = await handler.handle(params, job);
    const checked = method.result.safeParse(result);
    if (checked.success) return checked.data;
    throw new Error(`${method.name} answered outside its schema: ${z.prettifyError(checked.error)}`);
  } catch (error) {
    throw wireError(error, method.name, job.signal, log, logFile);
  }
}

/** Takes a request's params apart; throws a `Failure` when they are not an envelope. */
export function openEnvelope(method: string, params: unknown): Envelope {
  const parsed = Envelope.safeParse(params);
  if (parsed.success) return parsed.data;
  throw invalidParams(method, parsed.error);
}

export function wireError(
  error: unknown,
  subject: string,
  signal: AbortSignal,
  log: Log,
  logFile: string,
): ResponseError<ErrorData> {
  if (error instanceof Failure) return new ResponseError(error.code, error.message, error.data);
  if (signal.aborted) {
    return new ResponseError(errorCodes.cancelled, `${subject} was cancelled.`, { reason: 'cancelled', subject });
  }
  log.error('fault', { subject, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  return new ResponseError<ErrorData>(
    errorCodes.internal,
    `Slipway failed at ${subject}; this is a fault of its own.`,
    {
      reason: 'internal',
      subject,
      remedy: `The log has the details: ${logFile}`,
    },
  );
}
