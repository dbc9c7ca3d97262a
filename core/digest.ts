import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of a text in UTF-8, in hex. */
export const sha256 = (text: string): string => bytesToHex(digest(utf8ToBytes(text)));

/** The same, and the last one's digest is kept: a lock has hundreds of kilobytes and is asked about at each keystroke of its notebook. */
export function sha256OfLast(): (text: string) => string {
  let last: { readonly text: string; readonly value: string } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, value: sha256(text) };
    return last.value;
  };
}
