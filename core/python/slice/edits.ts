/** A change to a stretch of a cell's text, by UTF-16 offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** New text. As a function it is made, or refused, only where the edit is used: not inside a larger edit. */
  readonly text: string | (() => string);
}

/** Text from `start` to `end` with the edits that lie in it. Of nested edits the outermost counts; inserts come before a change at the same place. */
export function applyEdits(text: string, edits: readonly Edit[], start = 0, end = text.length): string {
  const inside = edits.filter((edit) => edit.start >= start && edit.end <= end);
  const sorted = [...inside].sort(
    (a, b) => a.start - b.start || Number(b.start === b.end) - Number(a.start === a.end) || b.end - a.end,
  );
  let result = '';
  let done = start;
  for (const edit of sorted) {
    if (edit.start < done) continue;
    result += text.slice(done, edit.start) + (typeof edit.text === 'string' ? edit.text : edit.text());
    done = edit.end;
  }
  return result + text.slice(done, end);
}
