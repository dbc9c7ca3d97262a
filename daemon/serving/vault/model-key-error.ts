/** A model cannot be opened or sealed. The message says what happened, `remedy` what to do next; neither holds a secret. */
export class ModelKeyError extends Error {
  override readonly name = 'ModelKeyError';
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}
