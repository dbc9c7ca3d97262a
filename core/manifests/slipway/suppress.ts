import { type Outcome, refusal } from '#core/result.ts';
import type { TeamSilencing } from '#protocol/silencing.ts';
import { addEntry, type Entry } from './add-entry.ts';
import { rewrite } from './rewrite.ts';

/** `slipway.yaml` with a rule silenced for the team: in a file, or in one cell of it. */
export function suppress(text: string, { rule, file, cell, reason }: TeamSilencing): Outcome<string> {
  const said = reason.replace(/\s+/g, ' ').trim();
  if (said === '') return refusal('A rule is silenced with a reason, and none was given.');
  const entry: Entry = { rule, file, ...(cell === undefined ? {} : { cell }), reason: said };
  return rewrite(text, (before) => addEntry(before, 'suppress', entry));
}
