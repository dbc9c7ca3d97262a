/** A value, or why there is none in one sentence a user can act on. For what may fail on bad input; faults of ours are thrown. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; reason: string };

export const success = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refusal = <T = never>(reason: string): Outcome<T> => ({ ok: false, reason });
