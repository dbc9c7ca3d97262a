import type { Position, Range } from '#protocol/finding.ts';

/** Offsets and positions of one text, both in UTF-16 code units; lines end at `\r\n`, `\n` or `\r`, as LSP has it. */
export interface Lines {
  readonly text: string;
  /** The line ending to write: that of the first line, `\n` where there is none. */
  readonly eol: string;
  readonly count: number;
  position(offset: number): Position;
  /** Positions past a line's end mean its end, as LSP says. */
  offset(position: Position): number;
  range(start: number, end: number): Range;
  slice(range: Range): string;
  /** Offset at which the line begins; the text's length for lines past the end. */
  start(line: number): number;
  /** The line without its ending. */
  line(line: number): string;
}

const byteOrderMark = '\uFEFF';

/** Splits off a byte order mark: editors do not count it in positions. */
export function splitMark(text: string): { mark: string; body: string } {
  return text.startsWith(byteOrderMark) ? { mark: byteOrderMark, body: text.slice(1) } : { mark: '', body: text };
}

export function createLines(text: string): Lines {
  const starts = [0];
  const ends: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 10 && unit !== 13) continue;
    ends.push(at);
    if (unit === 13 && text.charCodeAt(at + 1) === 10) at++;
    starts.push(at + 1);
  }
  ends.push(text.length);

  const start = (line: number) => (line < 0 ? 0 : (starts[line] ?? text.length));
  const end = (line: number) => (line < 0 ? 0 : (ends[line] ?? text.length));

  const position = (offset: number): Position => {
    const target = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (start(middle) <= target) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: Math.min(target, end(low)) - start(low) };
  };
  const offset = ({ line, character }: Position) => Math.min(start(line) + character, end(line));

  return {
    text,
    eol: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n',
    count: starts.length,
    position,
    offset,
    range: (from, to) => ({ start: position(from), end: position(to) }),
    slice: (range) => text.slice(offset(range.start), offset(range.end)),
    start,
    line: (line) => text.slice(start(line), end(line)),
  };
}
