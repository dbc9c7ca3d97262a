/** `# %%`, with a title, a kind in brackets and metadata behind it; Spyder's `# %%%` is a cell within one. */
const marker = /^#[ \t]*%%%*(?:[ \t]+(.*))?$/;

/** A line that begins a cell. */
export interface Marker {
  /** Zero-based. */
  readonly line: number;
  /** What stands behind it. */
  readonly head: string;
}

/** The markers of a script's lines. One in a string of several lines is text, as jupytext has it. */
export function markersOf(lines: readonly string[]): Marker[] {
  const found: Marker[] = [];
  let within: string | null = null;
  for (const [line, text] of lines.entries()) {
    const match = within === null ? marker.exec(text) : null;
    if (match) found.push({ line, head: match[1] ?? '' });
    within = stringAfter(text, within);
  }
  return found;
}

/** Whether a script is divided into cells at all. */
export const hasCells = (text: string): boolean =>
  /^#[ \t]*%%/m.test(text) && markersOf(text.split(/\r?\n/)).length > 0;

/** The quotes of the string that is open at the end of a line; null where none is. `within`: those open at its beginning. */
function stringAfter(text: string, within: string | null): string | null {
  if (within === null && !text.includes('"""') && !text.includes("'''")) return null;
  let open = within;
  for (let at = 0; at < text.length; at++) {
    const next = text[at];
    if (next === '\\') at++;
    else if (open !== null && text.startsWith(open, at)) {
      at += open.length - 1;
      open = null;
    } else if (open === null && next === '#') return null;
    else if (open === null && (next === '"' || next === "'")) {
      open = text.startsWith(next.repeat(3), at) ? next.repeat(3) : next;
      at += open.length - 1;
    }
  }
  return open?.length === 3 ? open : null;
}
