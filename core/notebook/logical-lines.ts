/** A logical line of Python: what a bracket, a triple-quoted string or a backslash carries on is one. */
export interface LogicalLine {
  readonly start: number;
  /** Offset of the newline that ends it, or the text's length. */
  readonly end: number;
}

/**
 * Splits source into logical lines. `isOpaque` says of a physical line that begins a logical one whether it is no Python
 * (a magic): such a line ends where it ends, or is carried on by a trailing backslash, whatever quotes it holds.
 */
export function logicalLines(source: string, isOpaque: (line: string) => boolean): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let start = 0;
  while (start <= source.length) {
    const end = isOpaque(source.slice(start, physicalEnd(source, start)))
      ? opaqueEnd(source, start)
      : pythonEnd(source, start);
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

function physicalEnd(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}

function opaqueEnd(source: string, from: number): number {
  let end = physicalEnd(source, from);
  while (end < source.length && source[end - 1] === '\\' && end - 1 >= from) end = physicalEnd(source, end + 1);
  return end;
}

function pythonEnd(source: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '\n') {
      if (depth === 0) return at;
      at += 1;
    } else if (char === '#') at = physicalEnd(source, at);
    else if (char === '"' || char === "'") at = stringEnd(source, at);
    else if (char === '\\') at += 2;
    else {
      if ('([{'.includes(char)) depth += 1;
      if (')]}'.includes(char)) depth = Math.max(0, depth - 1);
      at += 1;
    }
  }
  return source.length;
}

/** Offset after the string literal that opens at `at`; an unclosed short string ends with its line. */
function stringEnd(source: string, at: number): number {
  const quote = source.charAt(at);
  const long = source.startsWith(quote.repeat(3), at);
  const closing = long ? quote.repeat(3) : quote;
  let here = at + closing.length;
  while (here < source.length) {
    if (source[here] === '\\') here += 2;
    else if (source.startsWith(closing, here)) return here + closing.length;
    else if (!long && source[here] === '\n') return here;
    else here += 1;
  }
  return source.length;
}
