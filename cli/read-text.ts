import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { refuseText } from '#core/notebook/refuse.ts';
import { errorText } from './error-text.ts';
import { CannotDo } from './exit.ts';

/** A file that could not be read as text; `reason` says why in a sentence that names no file. */
export class Unreadable extends CannotDo {
  readonly reason: string;

  constructor(path: string, why: string, remedy?: string) {
    super(`${path} cannot be read: ${why}.`, remedy);
    this.reason = `${why.slice(0, 1).toUpperCase()}${why.slice(1)}.`;
  }
}

/**
 * A file's text, which must be UTF-8. Anything else throws `Unreadable`: what is read with characters put in for those that
 * are not understood would be written back so.
 */
export async function readText(path: string): Promise<string> {
  return textOf(path, await bytesOf(path));
}

/** The text that a file's bytes are; `path` is for the message. Throws as `readText` does. */
export function textOf(path: string, bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (isUtf8(bytes)) return text;
  // An archive, a compressed file or UTF-16 is more than a stray byte.
  const known = path.endsWith('.ipynb') ? refuseText(text) : null;
  throw new Unreadable(path, known?.replace(/\.$/, '') ?? notUtf8(bytes, text));
}

/** A file's text for what is only looked at and never written; a byte that is no UTF-8 costs the reader one character. */
export const readRoughly = async (path: string): Promise<string> => (await bytesOf(path)).toString('utf8');

const bytesOf = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    throw new Unreadable(path, errorText(error), 'See that the file is there and that you may read it.');
  });

function notUtf8(bytes: Buffer, text: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return 'the file is written in UTF-16 and not in UTF-8; save it again as UTF-8';
  const { offset, line } = firstWrong(bytes, text);
  const byte = `0x${(bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`;
  return `the file is not UTF-8: byte ${offset + 1}, in line ${line}, is ${byte} and begins no character; save it again as UTF-8`;
}

/** The first byte that is part of no character. A file may also hold the replacement character itself, which is no fault. */
function firstWrong(bytes: Buffer, text: string): { readonly offset: number; readonly line: number } {
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf(replacement); at >= 0; at = text.indexOf(replacement, from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (!bytes.subarray(offset, offset + 3).equals(replacementBytes))
      return { offset, line: text.slice(0, at).split(/\r\n|\r|\n/).length };
    offset += replacementBytes.length;
    from = at + 1;
  }
  return { offset, line: 1 };
}

const replacement = '\uFFFD';
const replacementBytes = Buffer.from(replacement);
