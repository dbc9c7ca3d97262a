import type { KeyProviderId, WrappedKey } from '#protocol/encryption.ts';

/** Variables of the process, or of whoever asked for the work. */
export type Variables = Readonly<Record<string, string | undefined>>;

export interface Asking {
  readonly env: Variables;
  readonly signal: AbortSignal;
  /** What the wrapped key is bound to; text that is no secret. */
  readonly context: string;
}

/**
 * Somebody who keeps key-encryption keys and wraps data keys (32 bytes) with them. One file each, listed in `registry.ts`.
 * Both methods throw a `ModelKeyError` with a next step; neither keeps, logs or shows a key.
 */
export interface KeyProvider {
  readonly id: KeyProviderId;
  /** `name`: of the key, as in a `KeyReference`; empty where none was said. */
  wrap(dataKey: Uint8Array, name: string, asking: Asking): Promise<WrappedKey>;
  unwrap(key: WrappedKey, asking: Asking): Promise<Buffer>;
}
