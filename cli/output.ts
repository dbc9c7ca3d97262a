import type { Progress } from '#protocol/rpc/index.ts';
import { jsonText, printable } from './printable.ts';

export type Format = 'text' | 'json';

/** Where a command writes: results to stdout, everything else to stderr, so that `--format json` can be piped. */
export interface Output {
  readonly format: Format;
  /** The command's result, once: an object for programs, lines for people. */
  result(value: unknown, lines: () => readonly string[]): void;
  /** A result that is text already, in a format of its own. */
  write(text: string): void;
  /** What is going on, for people. */
  note(line: string): void;
  progress(event: Progress): void;
}

export function terminalOutput(
  format: Format,
  streams: { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream },
): Output {
  let last = '';
  const note = (line: string): void => {
    streams.stderr.write(`${printable(line)}\n`);
  };
  return {
    format,
    result(value, lines) {
      streams.stdout.write(
        format === 'json'
          ? jsonText(value)
          : lines()
              .map((line) => `${printable(line)}\n`)
              .join(''),
      );
    },
    write: (text) => {
      streams.stdout.write(text);
    },
    note,
    progress(event) {
      // What tools print is for the log; a step says the same in a sentence.
      if (event.log !== undefined) return;
      const line = `  ${event.step}: ${event.message}`;
      if (line !== last) note(line);
      last = line;
    },
  };
}
