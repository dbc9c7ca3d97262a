import type { FailedCommand } from '#extension/platform/commands.ts';
import { slipway } from './slipway.ts';

/** Runs a command that is to fail; what the user is told. */
export async function failureOf(run: () => Thenable<unknown>): Promise<FailedCommand> {
  const failures: FailedCommand[] = [];
  const listening = slipway().onFailed((failure) => failures.push(failure));
  try {
    const result = await run();
    const [failure] = failures;
    if (failure) return failure;
    throw new Error(`It did not fail, but answered ${JSON.stringify(result)}.`);
  } finally {
    listening.dispose();
  }
}
