import { Failure } from './failure.ts';
import { type DaemonProgram, runDaemon } from './run.ts';

/** How a daemon that found another one at work ends: EX_TEMPFAIL. Clients then connect to the other. */
export const alreadyRunning = 75;

/** Runs the daemon as this process: ends it with 0, 75 when another one is at work, or 1 with the reason on stderr. */
export async function runAsProcess(program: DaemonProgram): Promise<never> {
  try {
    const why = await runDaemon(program);
    process.exit(why === 'running' ? alreadyRunning : why === 'crash' ? 1 : 0);
  } catch (error) {
    if (error instanceof Failure) {
      process.stderr.write(`${error.message}\n${error.data.remedy ? `${error.data.remedy}\n` : ''}`);
    } else {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    }
    process.exit(1);
  }
}
