import { elementsOf, memberOf, type Span } from './json-spans.ts';

/**
 * The text of an `.ipynb` file of nbformat 4 with the sources of some cells replaced, every other byte as it was: numbers,
 * order of keys and indentation stay, so that a diff shows the fix and nothing else. Cells by document index.
 */
export function replaceSources(text: string, sources: ReadonlyMap<number, string>): string {
  const cells = memberOf(text.replace(/^\uFEFF/, ' '), 0, 'cells');
  if (!cells) return text;
  let result = '';
  let at = 0;
  for (const [index, cell] of elementsOf(text, cells.start).entries()) {
    const source = sources.get(index);
    const span = source === undefined ? null : memberOf(text, cell.start, 'source');
    if (source === undefined || !span) continue;
    result += text.slice(at, span.start) + rendered(text, span, source);
    at = span.end;
  }
  return result + text.slice(at);
}

/** As the file writes sources: one string, or a list of lines with its indentation. */
function rendered(text: string, span: Span, source: string): string {
  if (text[span.start] === '"') return JSON.stringify(source);
  const lines = source.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const [first, second] = elementsOf(text, span.start);
  if (lines.length === 0) return '[]';
  // An empty list tells nothing of its indentation: lines go beside each other.
  const open = first ? text.slice(span.start + 1, first.start) : '';
  const last = elementsOf(text, span.start).at(-1);
  const close = last ? text.slice(last.end, span.end - 1) : '';
  const between = first && second ? text.slice(first.end, second.start) : `,${open === '' ? ' ' : open}`;
  return `[${open}${lines.map((line) => JSON.stringify(line)).join(between)}${close}]`;
}
