import { inEndingsOf } from '#core/notebook/line-endings.ts';
import { Positions } from '#core/notebook/positions.ts';
import type { JsonSpan } from '#core/rules/json-spans.ts';
import type { Position } from '#protocol/finding.ts';

/** One text and where its UTF-16 units stand in the file. */
export interface Source {
  offset(position: Position): number;
  /** Offset of the line's end, its ending left out. */
  endOfLine(offset: number): number;
  /** Offset in the file at which the unit begins; past the last one, where more could be added. */
  starts(offset: number): number;
  /** Offset in the file after the unit. */
  ends(offset: number): number;
  /** A text as the file would hold it. */
  written(text: string): string;
  /** Nothing can be put into it without writing the whole value anew. */
  readonly closed: boolean;
}

/** A cell's source that is one JSON string, or a list of them; line endings read as `\n`, as the notebook is read. */
export function jsonSource(text: string, span: JsonSpan): Source {
  const strings = (text[span.start] === '[' ? span.items : [span]).filter(({ start }) => text[start] === '"');
  const starts: number[] = [];
  const ends: number[] = [];
  const units: string[] = [];
  for (const { start, end } of strings)
    for (let at = start + 1; at < end - 1; ) {
      const { unit, length } = unitAt(text, at);
      // A carriage return before a newline is part of the same line ending.
      if (unit === '\n' && units.at(-1) === '\r') {
        units[units.length - 1] = unit;
        ends[ends.length - 1] = at + length;
      } else {
        units.push(unit);
        starts.push(at);
        ends.push(at + length);
      }
      at += length;
    }
  const last = strings.at(-1);
  starts.push(last === undefined ? span.start : last.end - 1);
  const body = units.join('').replaceAll('\r', '\n');
  const positions = new Positions(body);
  return {
    offset: (position) => positions.offset(position),
    endOfLine: (offset) => endOfLine(body, offset),
    starts: (offset) => starts[offset] ?? span.start,
    ends: (offset) => ends[offset] ?? span.end,
    written: (added) => JSON.stringify(inEndingsOf(held(text, strings), added)).slice(1, -1),
    closed: last === undefined,
  };
}

/** The texts as they stand, with their own line endings. */
const held = (text: string, strings: readonly JsonSpan[]): string =>
  strings.map(({ start, end }) => String(JSON.parse(text.slice(start, end)))).join('');

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The UTF-16 unit that a string of valid JSON has at an offset, and how many characters spell it (RFC 8259, section 7). */
function unitAt(text: string, at: number): { unit: string; length: number } {
  if (text[at] !== '\\') return { unit: text[at] ?? '', length: 1 };
  const kind = text[at + 1] ?? '';
  if (kind === 'u') return { unit: String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)), length: 6 };
  return { unit: controls[kind] ?? kind, length: 2 };
}

export function endOfLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  const end = at < 0 ? text.length : at;
  return text[end - 1] === '\r' && end > offset ? end - 1 : end;
}
