import type { Evidence } from '#protocol/checklist.ts';
import { seenIn } from './evidence.ts';

/** Says in one line that a model is no longer what its notebook makes; nothing where it is. */
export function staleLines(changes: readonly Evidence[]): string[] {
  if (changes.length === 0) return [];
  const where = [...new Set(changes.map((change) => seenIn(change) || (change.place?.file ?? '')))].filter(
    (each) => each !== '',
  );
  const shown = where.length === 0 ? '' : ` (${where.slice(0, most).join(', ')}${where.length > most ? ', ...' : ''})`;
  return [`! What the model was proven from has changed since${shown}. Prove it anew: slipway prepare`];
}

const most = 5;
