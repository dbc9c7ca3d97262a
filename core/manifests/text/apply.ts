import type { Range } from '#protocol/finding.ts';
import { createLines, splitMark } from './lines.ts';

export interface Edit {
  readonly range: Range;
  readonly newText: string;
}

/**
 * The text with the edits made, all positions meant in the text as given (a byte order mark not counted).
 * Throws when two edits overlap: a rule that drafts such a fix is wrong.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const { mark, body } = splitMark(text);
  const lines = createLines(body);
  const sorted = edits
    .map((edit) => ({
      start: lines.offset(edit.range.start),
      end: lines.offset(edit.range.end),
      newText: edit.newText,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = mark;
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) throw new Error(`Two edits overlap at offset ${edit.start}.`);
    result += body.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + body.slice(at);
}
