import { sha256, sha256OfLast } from '#core/digest.ts';
import { type LeadingCell, leadingCells } from '#core/python/leading.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Evidence } from '#protocol/checklist.ts';
import type { Provenance } from '#protocol/model.ts';

const sha256OfLock = sha256OfLast();

/** What the model comes from, as `Provenance.notebook.steps` keeps it. */
export const stepsOf = (analysis: Analysis): string[] => leadingCells(analysis).map(({ code }) => sha256(code));

/**
 * What has changed since a model was prepared: cells that lead to it, and the lock. Empty where nothing has, or where its provenance does
 * not say. `lock`: the lock's text as it is now; null where it is not known.
 */
export function changesSince(
  { notebook, lock: kept }: Provenance,
  analysis: Analysis,
  { file, lock }: { readonly file: string; readonly lock: string | null },
): Evidence[] {
  const locked: Evidence[] =
    lock !== null && sha256OfLock(lock) !== kept.sha256
      ? [{ text: `${kept.path} has changed since the model was prepared.`, place: { file: kept.path, range: nowhere } }]
      : [];
  return [
    ...(notebook.steps === undefined ? [] : changedSteps(notebook.steps, analysis, file, 'the model was prepared')),
    ...locked,
  ];
}

/** What has changed of what leads to the model; `then` ends the sentences after "since". */
export const changedSteps = (steps: readonly string[], analysis: Analysis, file: string, then: string): Evidence[] =>
  changedCells(steps, leadingCells(analysis), file, then);

function changedCells(before: readonly string[], now: readonly LeadingCell[], file: string, then: string): Evidence[] {
  const digests = now.map(({ code }) => sha256(code));
  const left = [...before];
  const changed = now.filter((_, index) => {
    const at = left.indexOf(digests[index] ?? '');
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (changed.length > 0)
    return changed.map(({ cell, first }) => ({
      text: `What leads to the model has changed here since ${then}.`,
      place: { file, cell, range: first.range },
    }));
  if (left.length > 0) return [{ text: `Code that led to the model is gone since ${then}.` }];
  const isMoved = now.every(({ isPlaced }) => isPlaced) && digests.some((one, index) => one !== before[index]);
  return isMoved ? [{ text: `The cells run in another order than when ${then}.` }] : [];
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
