import { Failure } from '#daemon/rpc/failure.ts';
import { historyOf } from './history.ts';
import type { Intent, Records } from './records.ts';
import type { Target } from './target.ts';
import { targetOf } from './targets/registry.ts';

// What is to be done is noted before it is. A note that is still there says that a daemon died in the middle, or a job failed.

/** Puts right what was left half done under a name; nothing where nothing was. */
export async function mend(records: Records, targets: readonly Target[], name: string): Promise<void> {
  const intent = records.intent(name);
  if (intent === null) return;
  const history = historyOf(records, name);
  const by = (number: number | null) => history.find(({ revision }) => revision === number) ?? null;
  const [newest] = history;
  const target = targetOf(targets, newest?.target ?? '');
  if (intent.action === 'destroy') {
    await target.destroy(history);
    records.destroyed(name, 'daemon');
    return;
  }
  await target.mend(by(intent.revision), by(intent.predecessor), intent.action === 'rollback');
  records.abandon(name, `deploy.${intent.action}`, 'daemon', 'the daemon ended in the middle; put back as it was');
}

/** Takes the note back where the work failed and its target has put back what was. */
export async function orAbandon<T>(
  records: Records,
  { name, action, by }: { readonly name: string; readonly action: string; readonly by: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A lost engine cannot have put anything back: the intent stays, and the next job on this name mends.
    if (error instanceof Failure && error.data.reason !== 'not-put-back')
      records.abandon(name, action, by, error.message);
    throw error;
  }
}

/** What people are told of a note; `busy`: a job of this daemon is at it. */
export function interruption(intent: Intent, busy: boolean): string {
  const what = intent.action === 'apply' ? 'An apply' : `A ${intent.action}`;
  if (busy) return `${what} has been running since ${intent.at}.`;
  return `${what} of ${intent.at} was interrupted. The next apply, rollback or destroy of ${intent.name} puts it right first.`;
}
