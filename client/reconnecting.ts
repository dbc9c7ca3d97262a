import type * as z from 'zod';
import type { Method } from '#protocol/rpc/index.ts';
import { backoff } from './backoff.ts';
import { unlessAborted } from './cancelled.ts';
import type { CallOptions, DaemonClient } from './client.ts';
import { asDaemonError, type DaemonError } from './error.ts';

/**
 * `idle`: not asked for yet, or the daemon left on purpose. `lost`: it went away, and is fetched back after
 * `milliseconds`. `failed`: given up; the next call tries again.
 */
export type ClientState =
  | { readonly state: 'idle' }
  | { readonly state: 'connecting'; readonly attempt: number }
  | { readonly state: 'ready'; readonly client: DaemonClient }
  | { readonly state: 'lost'; readonly milliseconds: number }
  | { readonly state: 'failed'; readonly error: DaemonError };

export interface ReconnectingOptions {
  /** Usually `connect` with its options. */
  connect(signal: AbortSignal): Promise<DaemonClient>;
  /** Attempts in a row before giving up. */
  readonly attempts?: number;
  /** Milliseconds before attempt 0, 1, 2 ... to come back. */
  delay?(attempt: number): number;
}

/** A connection that comes back when the daemon went away, with listeners kept. Connects when first asked. */
export class ReconnectingClient {
  readonly #options: ReconnectingOptions;
  readonly #disposal = new AbortController();
  readonly #stateListeners = new Set<(state: ClientState) => void>();
  readonly #subscriptions = new Set<(client: DaemonClient) => void>();
  #state: ClientState = { state: 'idle' };
  #connecting: Promise<DaemonClient> | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: ReconnectingOptions) {
    this.#options = options;
  }

  get state(): ClientState {
    return this.#state;
  }

  /** Returns what ends the listening. */
  onState(listener: (state: ClientState) => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  /** As `DaemonClient.on`, across connections. */
  on<S extends z.ZodType>(name: string, schema: S, listener: (params: z.output<S>) => void): () => void {
    let end = () => {};
    const subscribe = (client: DaemonClient) => {
      end = client.on(name, schema, listener);
    };
    this.#subscriptions.add(subscribe);
    if (this.#state.state === 'ready') subscribe(this.#state.client);
    return () => {
      this.#subscriptions.delete(subscribe);
      end();
    };
  }

  /**
   * As `DaemonClient.call`, connecting first where needed. A call under way when the connection is lost rejects; one that is
   * aborted while a daemon starts rejects at once, and the daemon goes on starting for whoever else waits.
   */
  async call<P extends z.ZodType, R extends z.ZodType>(
    method: Method<P, R>,
    params: z.input<P>,
    options: CallOptions = {},
  ): Promise<z.output<R>> {
    const client = await unlessAborted(this.ready(), method.name, options.signal);
    return client.call(method, params, options);
  }

  /** The connection, made now if there is none. Rejects with why there can be none. */
  ready(): Promise<DaemonClient> {
    if (this.#state.state === 'ready') return Promise.resolve(this.#state.client);
    this.#cancelTimer();
    this.#connecting ??= this.#attempt(0);
    return this.#connecting;
  }

  dispose(): void {
    this.#disposal.abort(new Error('The client was disposed.'));
    this.#cancelTimer();
    if (this.#state.state === 'ready') this.#state.client.close();
    this.#stateListeners.clear();
    this.#subscriptions.clear();
  }

  async #attempt(attempt: number): Promise<DaemonClient> {
    this.#become({ state: 'connecting', attempt });
    try {
      const client = await this.#options.connect(this.#disposal.signal);
      if (this.#disposal.signal.aborted) {
        client.close();
        throw this.#disposal.signal.reason;
      }
      this.#connecting = null;
      for (const subscribe of this.#subscriptions) subscribe(client);
      this.#become({ state: 'ready', client });
      client.onClosed(({ clean }) => {
        if (this.#disposal.signal.aborted) return;
        if (clean) this.#become({ state: 'idle' });
        else this.#comeBack(0);
      });
      return client;
    } catch (error) {
      this.#connecting = null;
      const failure = asDaemonError(error, 'connect');
      if (!this.#disposal.signal.aborted) this.#become({ state: 'failed', error: failure });
      throw failure;
    }
  }

  #comeBack(attempt: number): void {
    const milliseconds = (this.#options.delay ?? backoff)(attempt);
    this.#become({ state: 'lost', milliseconds });
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#connecting = this.#attempt(attempt);
      this.#connecting.catch(() => {
        if (this.#disposal.signal.aborted || attempt + 1 >= (this.#options.attempts ?? 6)) return;
        if (this.#state.state === 'failed') this.#comeBack(attempt + 1);
      });
    }, milliseconds);
  }

  #cancelTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #become(state: ClientState): void {
    this.#state = state;
    for (const listener of this.#stateListeners) listener(state);
  }
}
