import type { Range } from '#protocol/finding.ts';
import { createLines, type Lines } from '../text/lines.ts';

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly range: Range;
}

/** A card's lines and its ATX headings (CommonMark 4.2), those inside fenced code left out. */
export interface ModelCardDocument {
  readonly lines: Lines;
  readonly headings: readonly Heading[];
}

export function parseModelCard(text: string): ModelCardDocument {
  const lines = createLines(text);
  const headings: Heading[] = [];
  let fence: string | null = null;
  for (let index = 0; index < lines.count; index += 1) {
    const line = lines.line(index);
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    const heading = fence === null ? /^ {0,3}(#{1,6})\s+(.+?)\s*#*$/.exec(line) : null;
    if (heading === null) continue;
    const [, marks = '', title = ''] = heading;
    headings.push({
      level: marks.length,
      text: title,
      range: lines.range(lines.start(index), lines.start(index) + line.length),
    });
  }
  return { lines, headings };
}
