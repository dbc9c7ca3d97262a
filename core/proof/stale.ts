import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type LeadingCell, leadingCells } from '#core/python/leading.ts';
import type { Analysis } from '#core/python/model.ts';
import type { Evidence } from '#protocol/checklist.ts';
import type { Provenance } from '#protocol/model.ts';

/** SHA-256 of a text in UTF-8, in hex. */
const sha256 = (text: string): string => bytesToHex(digest(utf8ToBytes(text)));

/** A lock has hundreds of kilobytes and is asked about at each keystroke of its notebook, so the last one's digest is kept. */
const sha256OfLock = ofLast(sha256);

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
    ...(notebook.steps === undefined ? [] : changedCells(notebook.steps, leadingCells(analysis), file)),
    ...locked,
  ];
}

function changedCells(before: readonly string[], now: readonly LeadingCell[], file: string): Evidence[] {
  const digests = now.map(({ code }) => sha256(code));
  const left = [...before];
  const changed = now.filter((_, index) => {
    const at = left.indexOf(digests[index] ?? '');
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (changed.length > 0)
    return changed.map(({ cell, first }) => ({
      text: 'What leads to the model has changed here since it was prepared.',
      place: { file, cell, range: first.range },
    }));
  if (left.length > 0) return [{ text: 'Code that led to the model is gone since it was prepared.' }];
  const isMoved = now.every(({ isPlaced }) => isPlaced) && digests.some((one, index) => one !== before[index]);
  return isMoved ? [{ text: 'The cells run in another order than when the model was prepared.' }] : [];
}

function ofLast<T>(compute: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly value: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: compute(text) };
    return last.value;
  };
}

const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
