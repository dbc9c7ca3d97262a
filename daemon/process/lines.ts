/** Longest line passed on, in UTF-16 units; what a tool prints beyond it is cut. */
const longest = 64 * 1024;

/**
 * Cuts a stream of text into lines. A carriage return ends a line too, so that progress bars arrive as they move.
 * Empty lines are kept out. `end` passes on what came after the last line break.
 */
export function lineSplitter(onLine: (line: string) => void): { write(text: string): void; end(): void } {
  let rest = '';
  const emit = (line: string) => {
    if (line !== '') onLine(line.length > longest ? `${line.slice(0, longest)}…` : line);
  };
  return {
    write(text) {
      const lines = (rest + text).split(/\r\n|\n|\r/);
      rest = (lines.pop() ?? '').slice(0, longest + 1);
      for (const line of lines) emit(line);
    },
    end() {
      emit(rest);
      rest = '';
    },
  };
}
