import { AssistError } from '#assist/index.ts';
import { DaemonError } from '#client/index.ts';
import { errorText } from './error-text.ts';
import { CannotDo, type ExitCode, exitCodes } from './exit.ts';
import { type Format, type Output, terminalOutput } from './output.ts';

/** Wraps a command's work: opens the output in the format asked for, and turns every end into an exit code. */
export type Runner = <A extends unknown[]>(
  work: (output: Output, ...args: A) => Promise<ExitCode>,
) => (...args: A) => Promise<void>;

export function runner(format: () => Format): Runner {
  return (work) =>
    async (...args) => {
      const output = terminalOutput(format(), process);
      try {
        process.exitCode = await work(output, ...args);
      } catch (error) {
        report(output, error);
        process.exitCode = exitCodes.couldNot;
      }
    };
}

interface Trouble {
  readonly message: string;
  readonly remedy?: string | undefined;
  readonly details?: readonly string[] | undefined;
}

function report(output: Output, error: unknown): void {
  const { message, remedy, details = [] } = trouble(error);
  if (output.format === 'json') output.result({ error: { message, remedy, details } }, () => []);
  output.note(message);
  for (const line of details) output.note(`    ${line}`);
  if (remedy !== undefined) output.note(`Next: ${remedy}`);
}

/** A fault of ours keeps its stack, because somebody has to find it; what the user can mend needs none. */
function trouble(error: unknown): Trouble {
  if (error instanceof CannotDo) return error;
  if (error instanceof AssistError) return { message: error.message, remedy: error.remedy };
  if (error instanceof DaemonError)
    return { message: error.message, remedy: error.data?.remedy, details: error.data?.details };
  if (error instanceof Error && 'path' in error && 'code' in error)
    return {
      message: `${String(error.path)}: ${errorText(error)}.`,
      remedy: 'See that it is there, and that you may read and write it.',
    };
  if (error instanceof Error)
    return { message: `slipway failed: ${error.message}`, details: error.stack?.split('\n').slice(1, 6) };
  return { message: `slipway failed: ${String(error)}` };
}
