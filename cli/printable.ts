/**
 * A text as a terminal may be given it: control characters, and those that turn the order of what follows, are spelt out. A
 * notebook or a file's name could otherwise clear the screen, colour a line or forge one. Line feeds and tabs stay.
 */
export const printable = (text: string): string =>
  text.replace(/(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, spelt);

/** The same for what has to stay on one line, such as a path or a message. */
export const onOneLine = (text: string): string => printable(text).replace(/[\n\t]/g, spelt);

/** JSON for a terminal, too: it may hold what `printable` spells out, and `JSON.stringify` escapes only a part of that. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const spelt = (char: string): string => {
  const code = char.charCodeAt(0);
  return (
    named[char] ??
    (code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`)
  );
};
