import { ErrorData, errorCodes } from '#protocol/rpc/errors.ts';

/** What went wrong at the daemon or on the way to it. `data.remedy` says what to do, `data.details` what was tried. */
export class DaemonError extends Error {
  override readonly name = 'DaemonError';
  readonly code: number;
  readonly data: ErrorData;

  constructor(code: number, message: string, data: ErrorData, options?: { cause: unknown }) {
    super(message, options);
    this.code = code;
    this.data = data;
  }

  get cancelled(): boolean {
    return this.code === errorCodes.cancelled;
  }
}

/** Reasons this side gives itself; the daemon's own are in `data.reason` as it sent them. */
export const clientReasons = {
  notRunning: 'daemon-not-running',
  notStarted: 'daemon-not-started',
  unreachable: 'daemon-unreachable',
  lost: 'connection-lost',
  badAnswer: 'bad-answer',
} as const;

/** Anything thrown by a request, as a `DaemonError`. */
export function asDaemonError(error: unknown, subject: string): DaemonError {
  if (error instanceof DaemonError) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : null;
  const data = error instanceof Error && 'data' in error ? ErrorData.safeParse(error.data) : null;
  const message = error instanceof Error ? error.message : String(error);
  if (code !== null && data?.success) return new DaemonError(code, message, data.data, { cause: error });
  // What vscode-jsonrpc itself raises, such as a connection disposed with the answer still to come.
  return connectionLost(subject, error);
}

export function connectionLost(subject: string, cause?: unknown): DaemonError {
  return new DaemonError(
    errorCodes.internal,
    `The connection to Slipway's daemon was lost before it answered ${subject}.`,
    { reason: clientReasons.lost, subject, remedy: 'Try again; the daemon is started anew where needed.' },
    { cause },
  );
}
