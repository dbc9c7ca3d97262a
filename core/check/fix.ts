import { applyEdits, type Edit } from '#core/manifests/text/apply.ts';
import { createLines, splitMark } from '#core/manifests/text/lines.ts';
import { readNotebook } from '#core/notebook/read.ts';
import type { Finding, Fix } from '#protocol/finding.ts';
import { replaceSources } from './notebook-text.ts';

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
  const parts = partsOf(text, file);
  const edits = new Map<number | null, Edit[]>();
  const applied: string[] = [];
  for (const fix of fixes) {
    if (fix.edits.some(({ place }) => place.file !== file || !parts.has(place.cell ?? null))) continue;
    if (
      fix.edits.some(({ place: { cell, range } }) =>
        clashes(parts.get(cell ?? null) ?? '', edits.get(cell ?? null), range),
      )
    )
      continue;
    for (const { place, newText } of fix.edits) {
      const key = place.cell ?? null;
      edits.set(key, [...(edits.get(key) ?? []), { range: place.range, newText }]);
    }
    applied.push(fix.title);
  }
  if (applied.length === 0) return { text, applied };
  const whole = edits.get(null);
  if (whole) return { text: applyEdits(text, whole), applied };
  const sources = new Map<number, string>();
  for (const [cell, changes] of edits) if (cell !== null) sources.set(cell, applyEdits(parts.get(cell) ?? '', changes));
  return { text: replaceSources(text, sources), applied };
}

/** What edits refer to: the sources of a notebook's cells by index, or the whole text under null. */
function partsOf(text: string, file: string): Map<number | null, string> {
  if (!file.endsWith('.ipynb')) return new Map([[null, text]]);
  const notebook = readNotebook(text);
  if (!notebook.ok) return new Map();
  return new Map(notebook.value.cells.map((cell) => [cell.index, cell.source]));
}

function clashes(text: string, made: readonly Edit[] | undefined, range: Edit['range']): boolean {
  if (!made) return false;
  const lines = createLines(splitMark(text).body);
  const start = lines.offset(range.start);
  const end = lines.offset(range.end);
  return made.some((edit) => start <= lines.offset(edit.range.end) && lines.offset(edit.range.start) <= end);
}
