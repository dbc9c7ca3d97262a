import { applyEdits } from '#core/manifests/text/apply.ts';
import { inEndingsOf } from '#core/notebook/line-endings.ts';
import { readNotebook } from '#core/notebook/read.ts';
import { applyToNotebook, compatibleFixes } from '#core/rules/index.ts';
import type { Finding, Fix } from '#protocol/finding.ts';

export interface Fixed {
  readonly text: string;
  /** Titles of the fixes made, in order. */
  readonly applied: readonly string[];
}

/** Applies every safe fix of the findings to a file's text: manifests as they are, notebooks cell by cell. */
export function applySafeFixes(text: string, file: string, findings: readonly Finding[]): Fixed {
  const fixes = findings.flatMap((finding) => finding.fixes.filter((fix) => fix.kind === 'safe'));
  return applyFixes(text, file, fixes);
}

/**
 * Applies fixes to a file's text. Of two that touch the same characters the first is made, and one that also changes another
 * file is left to the caller, since half a fix is none. Checking again finds what is left.
 */
export function applyFixes(text: string, file: string, fixes: readonly Fix[]): Fixed {
  const cells = cellsOf(text, file);
  const own = fixes.filter((fix) =>
    fix.edits.every(
      ({ place }) => place.file === file && (cells === null ? place.cell === undefined : cells > (place.cell ?? cells)),
    ),
  );
  const chosen = compatibleFixes(own);
  const edits = chosen.flatMap((fix) => fix.edits);
  const applied = chosen.map((fix) => fix.title);
  if (edits.length === 0) return { text, applied };
  if (cells !== null) return { text: applyToNotebook(text, edits), applied };
  return {
    text: applyEdits(
      text,
      edits.map(({ place, newText }) => ({ range: place.range, newText: inEndingsOf(text, newText) })),
    ),
    applied,
  };
}

/** How many cells a notebook has, none where it cannot be read; null for any other file. */
function cellsOf(text: string, file: string): number | null {
  if (!file.endsWith('.ipynb')) return null;
  const notebook = readNotebook(text);
  return notebook.ok ? notebook.value.cells.length : 0;
}
