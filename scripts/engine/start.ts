import { findEngine } from '#daemon/containers/index.ts';
import { dockerHost } from './cache.ts';
import { answers, startDockerd, stopDockerd } from './dockerd.ts';
import { exclusively, hold, keeper, release } from './holders.ts';
import { missing } from './needs.ts';

export interface TestEngine {
  /** As in DOCKER_HOST. */
  readonly dockerHost: string;
  /** Whether it is the project's own; false for an engine of this machine. */
  readonly started: boolean;
  /** Lets go of it. The project's own ends with the last who holds it, and leaves nothing behind but its cache. */
  stop(): Promise<void>;
}

/**
 * An engine to test with: the one this machine runs already, as the Docker CLI finds it, or else the project's own, which
 * all checkouts share. Throws with a sentence for everything that is missing.
 */
export async function startEngine(name?: typeof keeper): Promise<TestEngine> {
  const running = await findEngine().catch(() => null);
  if (running) return { dockerHost: running.engine.host, started: false, stop: async () => {} };
  const lacking = missing();
  if (lacking.length > 0)
    throw new Error(`No container engine runs here, and the project's own cannot be started. ${lacking.join(' ')}`);
  const holder = await exclusively(async () => {
    if (!(await answers())) await startDockerd();
    return hold(name);
  });
  return { dockerHost, started: true, stop: () => letGo(holder) };
}

/** Returns who still holds it, so that it goes on. */
export async function stopKept(): Promise<string[]> {
  return exclusively(async () => {
    const others = release(keeper);
    if (others.length === 0) await stopDockerd();
    return others;
  });
}

async function letGo(holder: string): Promise<void> {
  await exclusively(async () => {
    if (release(holder).length === 0) await stopDockerd();
  });
}
