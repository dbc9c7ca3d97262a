/** An error of the extension's own meant for the user: what happened, what to do next, and what there is to read of it. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly remedy: string | null;
  /** As the daemon's typed errors have it. */
  readonly data: { readonly details: readonly string[] };

  constructor(message: string, remedy: string | null = null, details: readonly string[] = []) {
    super(message);
    this.remedy = remedy;
    this.data = { details };
  }
}
