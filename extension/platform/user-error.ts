/** An error of the extension's own meant for the user: what happened, and what to do next. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly remedy: string | null;

  constructor(message: string, remedy: string | null = null) {
    super(message);
    this.remedy = remedy;
  }
}
