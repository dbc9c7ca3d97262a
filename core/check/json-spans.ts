/** Where a value stands in JSON text. The text must be valid JSON: `JSON.parse` took it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const blanks = /[\s,:]*/y;

function skipBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  return at + (blanks.exec(text)?.[0].length ?? 0);
}

function stringEnd(text: string, at: number): number {
  for (at++; at < text.length && text[at] !== '"'; at++) if (text[at] === '\\') at++;
  return at + 1;
}

function valueEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at);
  if (text[at] !== '{' && text[at] !== '[') {
    while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at++;
    return at;
  }
  let depth = 0;
  while (at < text.length) {
    const unit = text[at];
    if (unit === '"') {
      at = stringEnd(text, at);
      continue;
    }
    at++;
    if (unit === '{' || unit === '[') depth++;
    else if ((unit === '}' || unit === ']') && --depth === 0) break;
  }
  return at;
}

/** The value of a key in the object that begins at or after `at`; the last one where a key stands twice, as `JSON.parse` has it. */
export function memberOf(text: string, at: number, key: string): Span | null {
  let found: Span | null = null;
  at = skipBlanks(text, at);
  if (text[at] !== '{') return null;
  at = skipBlanks(text, at + 1);
  while (at < text.length && text[at] === '"') {
    const name = text.slice(at, stringEnd(text, at));
    const start = skipBlanks(text, at + name.length);
    const end = valueEnd(text, start);
    if (JSON.parse(name) === key) found = { start, end };
    at = skipBlanks(text, end);
  }
  return found;
}

/** The elements of the array that begins at or after `at`. */
export function elementsOf(text: string, at: number): Span[] {
  const elements: Span[] = [];
  at = skipBlanks(text, at);
  if (text[at] !== '[') return elements;
  at = skipBlanks(text, at + 1);
  while (at < text.length && text[at] !== ']') {
    const end = valueEnd(text, at);
    elements.push({ start: at, end });
    at = skipBlanks(text, end);
  }
  return elements;
}
