import { neverDeployed } from './failures.ts';
import type { Records } from './records.ts';
import type { Revision } from './revision.ts';

/** Revisions of a name, the newest first; throws where there is none. */
export function historyOf(records: Records, name: string): Revision[] {
  const history = records.history(name);
  if (history.length === 0) throw neverDeployed(name);
  return history;
}

/** The revision to go back to: the one of that number, else the last that ran before the running one. */
export function rollbackTo(
  history: readonly Revision[],
  from: Revision | null,
  number: number | undefined,
): Revision | undefined {
  if (number !== undefined)
    return history.find(({ revision, url, id }) => revision === number && url !== null && id !== from?.id);
  return history.find(({ revision, state }) => state === 'replaced' && (from === null || revision < from.revision));
}
