import { secretsIn } from '#core/secrets/search.ts';
import type { JsonCursor } from './json-cursor.ts';
import { oddBackslashes } from './json-scan.ts';

/** The string that begins here; of a longer one its beginning, the secrets in the rest and how much is gone. */
export function cutString(json: JsonCursor, limit: number): string {
  const { text, at: start } = json;
  json.skip();
  const length = json.at - start - 2;
  if (length <= limit) return String(json.parsed(start));
  let end = start + 1 + limit;
  // Not within an escape: `\\` and `\u` with its four digits are seven characters at most.
  const cut = text.slice(end - 6, end).search(/\\(?:u[\da-fA-F]{0,3})?$/);
  if (cut >= 0 && oddBackslashes(text, end - 6 + cut)) end += cut - 6;
  const kept: unknown = JSON.parse(`"${text.slice(start + 1, end)}"`);
  return `${String(kept)}${shown(text.slice(end, json.at)).join('')}${gone(length - limit)}`;
}

/** A list of texts up to the limit, with a last line that says how much is gone; null where it holds anything else. */
export function cutLines(json: JsonCursor, limit: number): string[] | null {
  const lines: string[] = [];
  let left = limit;
  let count = 0;
  let cutFrom: number | null = null;
  json.expect('[');
  while (json.peek() !== ']') {
    if (lines.length + count > 0) json.expect(',');
    if (json.peek() !== '"') return null;
    const from = json.at;
    if (left <= 0) {
      cutFrom ??= from;
      json.skip();
      count += json.at - from - 2;
    } else {
      lines.push(cutString(json, limit));
      left -= json.at - from;
    }
  }
  json.expect(']');
  if (cutFrom !== null) lines.push(...shown(json.text.slice(cutFrom, json.at)), gone(count));
  return lines;
}

const gone = (characters: number): string => `\n... (${characters} more characters)`;

/** Secrets in what is cut away, a line each: a long log must not hide one. Data of a picture has no blank in it, and no secret. */
const shown = (cut: string): string[] =>
  /\s|\\n/.test(cut.slice(0, 400))
    ? secretsIn(cut.replace(/\\[nrt"]/g, ' '))
        .slice(0, mostShown)
        .map(({ value }) => `\n${value}`)
    : [];
const mostShown = 20;
