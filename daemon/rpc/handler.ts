import * as z from 'zod';
import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import type { Method, Params, Progress, Result } from '#protocol/rpc/index.ts';
import { Failure } from './failure.ts';

/** What a running job may use. */
export interface JobContext {
  /** Aborted when the caller cancels or goes away, or the daemon stops. Everything a job starts must end on it. */
  readonly signal: AbortSignal;
  progress(event: Progress): void;
  /** The caller's connection; subscriptions end with `closed`. */
  readonly client: {
    readonly program: string;
    readonly closed: AbortSignal;
    notify(name: string, params: unknown): void;
  };
}

export type Handle<M> = (params: ParsedParams<M>, job: JobContext) => Promise<Result<M>>;
export type ParsedParams<M> = M extends Method<infer P, z.ZodType> ? z.output<P> : Params<M>;

/** A method and what answers it. Rooms of the daemon export a function from their dependencies to a list of these. */
export interface Handler {
  readonly method: Method<z.ZodType, z.ZodType>;
  /** Parses the params first: a `Failure` of kind `invalidParams` when they do not fit. */
  readonly handle: (params: unknown, job: JobContext) => Promise<unknown>;
}

/** Ties a handler to its method so that both types are checked. */
export function handler<P extends z.ZodType, R extends z.ZodType>(
  method: Method<P, R>,
  handle: (params: z.output<P>, job: JobContext) => Promise<z.output<R>>,
): Handler {
  return {
    method,
    async handle(params, job) {
      const parsed = method.params.safeParse(params);
      if (!parsed.success) throw invalidParams(method.name, parsed.error);
      return handle(parsed.data, job);
    },
  };
}

export function invalidParams(method: string, error: z.ZodError): Failure {
  return new Failure('invalidParams', `${method} was called with params that do not fit.`, {
    reason: 'invalid-params',
    subject: method,
    details: z.prettifyError(error).split('\n'),
    remedy: 'Check that the caller and the daemon are of the same version of Slipway.',
  });
}

/** What the rooms of the daemon share. */
export interface DaemonServices {
  /** Kept across runs: `<state>/envs`, `<state>/store.sqlite`, `<state>/logs`. */
  readonly stateFolder: string;
  /** `dist/` of this installation: `python/`, `server/`, `wasm/`. */
  readonly assets: string;
  /** A Node of the right version for children. */
  readonly node: { readonly path: string; readonly env: Readonly<Record<string, string>> };
  readonly log: Log;
  /** Sends to every connected client. */
  broadcast(name: string, params: unknown): void;
  readonly hooks: Hooks;
}

/** Where a room takes part in the daemon's life. Called while `handlers()` composes the rooms. */
export interface Hooks {
  /** The daemon does not leave for idleness while any of these says true: an endpoint is being served. */
  keepAlive(needed: () => boolean): void;
  /** Runs when the daemon holds its lock and its store, before it takes connections. */
  onStart(work: () => Promise<void>): void;
  /** Runs before the daemon leaves on `daemon.stop`, SIGTERM or idleness; five seconds at most for all of them. */
  onStop(work: () => Promise<void>): void;
  /** Adds lines to `daemon.doctor`. `project` is an absolute path where the caller has one. */
  diagnose(work: (project: string | undefined, signal: AbortSignal) => Promise<Diagnosis[]>): void;
}

export interface Log {
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}
