/** Exit codes, the same for every command: 0 done and nothing found, 1 findings or an answer that differs, 2 could not. */
export const exitCodes = { ok: 0, findings: 1, couldNot: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Something the command cannot do: what happened, and what to do next. */
export class CannotDo extends Error {
  override readonly name = 'CannotDo';
  readonly remedy: string | undefined;
  readonly details: readonly string[];

  constructor(message: string, remedy?: string, details: readonly string[] = []) {
    super(message);
    this.remedy = remedy;
    this.details = details;
  }
}
