/** One turn of a conversation with a language model. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** Something that completes a conversation: a service with the user's own key, or one of the editor's models. */
export interface Backend {
  /** Shown to the user, such as `gpt-5 at api.openai.com`. */
  readonly label: string;
  /** Whether it knows the role `system`; else what belongs there is said by the user. */
  readonly systemRole: boolean;
  /** The whole answer. Rejects with `AssistError`, or with the signal's reason when that aborts. */
  complete(messages: readonly Message[], signal: AbortSignal): Promise<string>;
}

/** What went wrong with a model, and what to do next. Never carries a key or a prompt. */
export class AssistError extends Error {
  override readonly name = 'AssistError';
  readonly remedy: string;

  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.remedy = remedy;
  }
}
