import { inEndingsOf } from '#core/notebook/line-endings.ts';
import { Positions } from '#core/notebook/positions.ts';
import { cellSpans, sourceSpan } from '#core/rules/json-spans.ts';
import type { Region, Replacement } from '#protocol/check-report.ts';
import type { Fix, Place } from '#protocol/finding.ts';
import { endOfLine, jsonSource, type Source } from './json-source.ts';

/** From places in cells, or in the text of a manifest, to the file that holds them. */
export interface SourceMap {
  /** Null where the file has no such cell. */
  region(place: Place): Region | null;
  /** What a fix does to this file; null when it also changes another one, or a cell that is not there. */
  replacements(fix: Fix): Replacement[] | null;
}

/** `text` must be what was checked under the path `file`; for a notebook, JSON that `readNotebook` takes. */
export function sourceMap(text: string, file: string): SourceMap {
  const disk = new Positions(text);
  const sources =
    text.trimStart().startsWith('{') && file.endsWith('.ipynb') ? notebookSources(text) : () => plain(text);
  const between = (start: number, end: number): Region => {
    const from = disk.position(start);
    const to = disk.position(end);
    return {
      startLine: from.line + 1,
      startColumn: from.character + 1,
      endLine: to.line + 1,
      endColumn: to.character + 1,
    };
  };
  return {
    region({ cell, range }) {
      const source = sources(cell ?? 0);
      if (source === null) return null;
      const start = source.offset(range.start);
      const end = Math.max(start, source.offset(range.end));
      // What is about no character is shown on its line: a region of none is a place to insert.
      const last = end > start ? end : source.endOfLine(start);
      return between(source.starts(start), last > start ? source.ends(last - 1) : source.starts(start));
    },
    replacements(fix) {
      const found = fix.edits.map(({ place, newText }) => {
        const source = place.file === file ? sources(place.cell ?? 0) : null;
        const start = source?.offset(place.range.start);
        const end = source?.offset(place.range.end);
        if (source === null || start === undefined || end === undefined || source.closed) return null;
        return { region: between(source.starts(start), source.starts(end)), text: source.written(newText) };
      });
      return found.some((each) => each === null) ? null : found.flatMap((each) => each ?? []);
    },
  };
}

function plain(text: string): Source {
  // Manifests are read without their byte order mark.
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const body = text.slice(mark);
  const positions = new Positions(body);
  return {
    offset: (position) => positions.offset(position),
    endOfLine: (offset) => endOfLine(body, offset),
    starts: (offset) => offset + mark,
    ends: (offset) => offset + mark + 1,
    written: (added) => inEndingsOf(body, added),
    closed: false,
  };
}

/** Sources of a notebook's cells by document index; each is looked up once. */
function notebookSources(text: string): (cell: number) => Source | null {
  const cells = cellSpans(text);
  const known = new Map<number, Source | null>();
  return (index) => {
    const found = known.get(index);
    if (found !== undefined) return found;
    const span = sourceSpan(cells[index]);
    const source = span === undefined ? null : jsonSource(text, span);
    known.set(index, source);
    return source;
  };
}
