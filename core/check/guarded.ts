import { type Outcome, refusal } from '#core/result.ts';

/**
 * What a check came to, or, where it threw, a refusal of that file: a mistake of Slipway on one notebook takes the answers about the
 * others from nobody.
 */
export function guarded<T>(check: () => Outcome<T>): Outcome<T> {
  try {
    return check();
  } catch (error) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return refusal(
      `Slipway itself failed on this file (${what}), so it was not judged. Please report it with the file.`,
    );
  }
}
