import { AsyncLocalStorage } from 'node:async_hooks';

const callers = new AsyncLocalStorage<NodeJS.ProcessEnv>();

/**
 * The environment of whoever asked for the work that is running: an engine, an index, a proxy or a key that was chosen in
 * one terminal holds for what is asked from there. The daemon's own where nobody asked, as at its start.
 */
export const environment = (): NodeJS.ProcessEnv => callers.getStore() ?? process.env;

/** Lets work, and all that it starts, run in a caller's environment. */
export const inEnvironment = <T>(env: NodeJS.ProcessEnv, work: () => T): T => callers.run(env, work);
