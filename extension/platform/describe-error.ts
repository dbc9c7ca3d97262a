/** An error in words for the user, whichever side of a process border it was made on. */
export interface Described {
  readonly message: string;
  readonly remedy: string | null;
  readonly details: readonly string[];
  readonly cancelled: boolean;
}

/** Reads the daemon's typed errors (`protocol/rpc/errors.ts`), our own, VS Code's and anything else thrown. */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { message: `${error}`, remedy: null, details: [], cancelled: false };
  const data = 'data' in error && isRecord(error.data) ? error.data : {};
  const remedy = 'remedy' in error ? error.remedy : data['remedy'];
  const details = Array.isArray(data['details']) ? data['details'] : [];
  return {
    message: error.message,
    remedy: typeof remedy === 'string' ? remedy : null,
    details: details.filter((line) => typeof line === 'string'),
    cancelled:
      error.name === 'Canceled' || error.name === 'AbortError' || ('code' in error && error.code === cancelledCode),
  };
}

/** `errorCodes.cancelled` of the protocol, spelt out because importing it would load every schema at start-up. */
const cancelledCode = -32800;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
