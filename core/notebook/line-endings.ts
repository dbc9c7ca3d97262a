/** A text with every line ending as `\n`, as cells are read, and where its units stand in what was given. */
export function withNewlines(text: string): { readonly text: string; readonly startOf: (offset: number) => number } {
  if (!text.includes('\r')) return { text, startOf: (offset) => offset };
  const pairs = [...text.matchAll(/\r\n/g)].map(({ index }, before) => index - before);
  // Each pair before an offset is one unit less; a search by halves, since a cell may have thousands of lines.
  const startOf = (offset: number): number => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
  return { text: text.replace(/\r\n?/g, '\n'), startOf };
}

/** A text that is put into another one, with the line endings that the other one begins with. */
export function inEndingsOf(text: string, added: string): string {
  const [ending = '\n'] = /\r\n|\r|\n/.exec(text) ?? [];
  return added.replace(/\r\n?|\n/g, ending);
}
