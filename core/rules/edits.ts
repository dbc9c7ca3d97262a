import { inEndingsOf, withNewlines } from '#core/notebook/line-endings.ts';
import { Positions } from '#core/notebook/positions.ts';
import type { Fix, Range, TextEdit } from '#protocol/finding.ts';
import { cellSpans, type JsonSpan, sourceSpan } from './json-spans.ts';

/**
 * The text with all edits made, each meant in the text as given. Several insertions at one place keep their order, the same
 * insertion twice is made once. Throws when two edits overlap; see `compatibleFixes`.
 */
export function applyEdits(
  text: string,
  edits: readonly { readonly range: Range; readonly newText: string }[],
): string {
  const positions = new Positions(text);
  return applyAt(
    text,
    edits.map(({ range, newText }) => ({
      start: positions.offset(range.start),
      end: positions.offset(range.end),
      newText,
    })),
  );
}

interface EditAt {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

function applyAt(text: string, edits: readonly EditAt[]): string {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let done = 0;
  let last: (typeof sorted)[number] | null = null;
  for (const edit of sorted) {
    // Two fixes may both bring the import they need.
    if (last && edit.start === edit.end && edit.start === last.start && edit.newText === last.newText) continue;
    if (edit.start < done) throw new Error(`Two edits overlap at offset ${edit.start} of the text.`);
    result += text.slice(done, edit.start) + edit.newText;
    done = edit.end;
    last = edit;
  }
  return result + text.slice(done);
}

/** Of several fixes those that can be made together, earlier ones first. All edits of a fix are made, or none. */
export function compatibleFixes(fixes: readonly Fix[]): Fix[] {
  const taken: TextEdit[] = [];
  return fixes.filter((fix) => {
    if (fix.edits.some((edit) => taken.some((other) => clash(edit, other)))) return false;
    taken.push(...fix.edits);
    return true;
  });
}

function clash(a: TextEdit, b: TextEdit): boolean {
  if (a.place.file !== b.place.file || a.place.cell !== b.place.cell) return false;
  const [left, right] = [a.place.range, b.place.range];
  if (isEmpty(left) && isEmpty(right)) return before(left.start, right.start) === 0 && a.newText !== b.newText;
  return before(left.start, right.end) < 0 && before(right.start, left.end) < 0;
}

const isEmpty = ({ start, end }: Range): boolean => before(start, end) === 0;
const before = (a: Range['start'], b: Range['start']): number => a.line - b.line || a.character - b.character;

/**
 * A notebook file with edits made in its cells' sources; every other byte stays. `text` must be a notebook that `readNotebook`
 * takes. A source stays a string or a list of lines as it was, with the file's own indentation and line endings. Edits without
 * a cell, or of a cell that is not there, throw: they belong to another file.
 */
export function applyToNotebook(text: string, edits: readonly TextEdit[]): string {
  const cells = cellSpans(text);
  const byCell = Map.groupBy(edits, ({ place }) => place.cell ?? -1);
  const changes = [...byCell].map(([index, own]) => {
    const span = sourceSpan(cells[index]);
    if (span === undefined) throw new Error(`The notebook has no cell ${index + 1} to edit.`);
    const written: unknown = JSON.parse(text.slice(span.start, span.end));
    const source = Array.isArray(written) ? written.join('') : String(written);
    const changed = applyAsRead(source, own);
    return { span, json: Array.isArray(written) ? asLines(changed, text, span) : quoted(changed, text, span) };
  });
  let result = '';
  let done = 0;
  for (const { span, json } of changes.sort((a, b) => a.span.start - b.span.start)) {
    result += text.slice(done, span.start) + json;
    done = span.end;
  }
  return result + text.slice(done);
}

/** Positions count lines of `\n`, as the notebook is read; lines that no edit touches keep the endings they have. */
function applyAsRead(source: string, edits: readonly TextEdit[]): string {
  const read = withNewlines(source);
  const positions = new Positions(read.text);
  return applyAt(
    source,
    edits.map(({ place: { range }, newText }) => ({
      start: read.startOf(positions.offset(range.start)),
      end: read.startOf(positions.offset(range.end)),
      newText: inEndingsOf(source, newText),
    })),
  );
}

/** The list of lines as Jupyter writes it, with the white space that stood before its first line and its end. */
function asLines(source: string, text: string, span: JsonSpan): string {
  const lines = source.split(/(?<=\n)/).filter((line) => line !== '');
  if (lines.length === 0) return '[]';
  const [first] = span.items;
  const last = span.items.at(-1);
  const indent = first === undefined ? '' : text.slice(span.start + 1, first.start);
  const close = last === undefined ? '' : text.slice(last.end, span.end - 1);
  // Between items a one-line list has a space after its comma.
  const second = span.items[1];
  const between = second && last && first ? text.slice(first.end, second.start) : `,${indent}`;
  return `[${indent}${lines.map((line) => quoted(line, text, span)).join(between)}${close}]`;
}

/** A JSON string, with everything but ASCII escaped where the file does so. */
function quoted(value: string, text: string, span: JsonSpan): string {
  const json = JSON.stringify(value);
  const escapes = /\\u[0-9a-f]{4}/i.test(text.slice(span.start, span.end)) || isAscii(text);
  return escapes
    ? json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : json;
}

/** A file of pure ASCII with escapes was written with Python's `ensure_ascii`. */
const isAscii = (text: string): boolean => /\\u[0-9a-f]{4}/i.test(text) && !/[\u0080-\uffff]/.test(text);
