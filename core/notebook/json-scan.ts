/** The text is no JSON here. */
export class Unexpected extends Error {}

/** What opens or closes something. */
const marks = /["[\]{}]/g;

/** Offset of the next mark from `at` on, or the text's length. A short way on foot, since marks mostly stand close. */
function nextMark(text: string, from: number): number {
  for (let at = from; at < from + 24; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d) return at;
  }
  marks.lastIndex = from;
  return marks.test(text) ? marks.lastIndex - 1 : text.length;
}

/** Offset after the container that `from` is in. */
export function endOfContainer(text: string, from: number): number {
  let open = 1;
  let at = nextMark(text, from);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else {
      at += 1;
      open += code === 0x7b || code === 0x5b ? 1 : -1;
      if (open === 0) return at;
    }
    at = nextMark(text, at);
  }
  throw new Unexpected();
}

/** Offset after the string that opens at `at`. */
export function endOfString(text: string, at: number): number {
  let end = at;
  do {
    end = text.indexOf('"', end + 1);
    if (end === -1) throw new Unexpected();
  } while (oddBackslashes(text, end - 1));
  return end + 1;
}

/** Offset after the number, `true`, `false` or `null` that begins at `from`. */
export function endOfScalar(text: string, from: number): number {
  let at = from;
  while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at += 1;
  if (at === from) throw new Unexpected();
  return at;
}

/** Offset of what is no blank from `from` on. */
export function afterSpace(text: string, from: number): number {
  for (let at = from; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
  }
}

/** Whether the run of backslashes that ends at `at` escapes what follows. */
export function oddBackslashes(text: string, at: number): boolean {
  let from = at;
  while (text.charCodeAt(from) === 0x5c) from -= 1;
  return (at - from) % 2 === 1;
}
