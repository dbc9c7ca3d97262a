import { interruption } from './interrupted.ts';
import type { Intent } from './records.ts';
import type { Revision } from './revision.ts';
import type { Health, Target } from './target.ts';

export interface Observed {
  readonly revision: Revision;
  readonly health: Health;
  /** What there is to know beyond that, such as that a daemon died in the middle of an `apply`. */
  readonly message: string | null;
}

/** How a revision is; unknown where its target cannot be asked: the others are told of all the same. */
export async function observe(
  revision: Revision,
  ask: () => ReturnType<Target['status']>,
  { intent, busy }: { readonly intent: Intent | null; readonly busy: boolean },
): Promise<Observed> {
  const message = intent === null ? null : interruption(intent, busy);
  try {
    const { health, url } = await ask();
    return { revision: { ...revision, url: url ?? revision.url }, health, message };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { revision, health: 'unknown', message: [message, reason].filter(Boolean).join(' ') };
  }
}
