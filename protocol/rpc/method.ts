import type * as z from 'zod';

/** One remote procedure: JSON-RPC 2.0 method name and the schemas of what crosses. Every long one reports `Progress`. */
export interface Method<P extends z.ZodType, R extends z.ZodType> {
  readonly name: string;
  readonly params: P;
  readonly result: R;
}

export type Params<M> = M extends Method<infer P, z.ZodType> ? z.input<P> : never;
export type Result<M> = M extends Method<z.ZodType, infer R> ? z.output<R> : never;

export function method<P extends z.ZodType, R extends z.ZodType>(name: string, params: P, result: R): Method<P, R> {
  return { name, params, result };
}
