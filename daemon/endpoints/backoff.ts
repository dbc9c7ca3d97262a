export interface Backoff {
  /** Milliseconds before the first restart; each further one waits twice as long. */
  readonly first: number;
  readonly longest: number;
  /** Restarts in a row before the endpoint is given up. */
  readonly most: number;
  /** Milliseconds of life after which a server counts as healthy and the row begins anew. */
  readonly healthyAfter: number;
}

export const usualBackoff: Backoff = { first: 250, longest: 30_000, most: 6, healthyAfter: 60_000 };

/** Milliseconds to wait before restart `number` of a row, from 1. */
export function pauseBefore(number: number, backoff: Backoff): number {
  return Math.min(backoff.longest, backoff.first * 2 ** (number - 1));
}
