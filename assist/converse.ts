import { redact } from '#core/secrets/redact.ts';
import { AssistError, type Backend, type Message } from './backend.ts';

/** What an answer is worth: something that passed, or what is wrong with it, a sentence each. */
export type Verdict<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] };

export interface Conversation<T> {
  readonly prompt: readonly Message[];
  /** Texts that must never be sent, whatever they look like. */
  readonly secrets: readonly string[];
  /** Such as `is drafting`. */
  readonly doing: string;
  judge(answer: string): Promise<Verdict<T>>;
}

export interface Events {
  progress(message: string): void;
  /** Called before anything leaves, with exactly what does. */
  sent(prompt: SentPrompt): void;
}

/** A prompt as it left, secrets already taken out. */
export interface SentPrompt {
  readonly to: string;
  readonly messages: readonly Message[];
}

export interface Conversed<T> {
  /** Null when no answer passed, or when there was none. */
  readonly value: T | null;
  /** What each answer failed, in order. */
  readonly rejected: readonly (readonly string[])[];
  /** Why the model did not answer; null when it did. */
  readonly unanswered: AssistError | null;
}

/** How often a model is asked: once, and then with its faults in front of it. */
const attempts = 3;

/**
 * Asks until an answer passes. A model that does not answer is no failure, since everything can be done without one; only
 * what else goes wrong is thrown. This is the one place where anything is sent, so it is where secrets are taken out.
 */
export async function converse<T>(
  backend: Backend,
  { prompt, secrets, doing, judge }: Conversation<T>,
  events: Events,
  signal: AbortSignal,
): Promise<Conversed<T>> {
  const clean = (text: string): string => redact(text, secrets).text;
  const rejected: string[][] = [];
  const messages: Message[] = prompt.map(({ role, content }) => ({
    role: role === 'system' && !backend.systemRole ? 'user' : role,
    content: clean(content),
  }));
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    signal.throwIfAborted();
    events.progress(`${backend.label} ${doing}${attempt > 1 ? ` (attempt ${attempt})` : ''}`);
    events.sent({ to: backend.label, messages: [...messages] });
    const answer = await answerOf(backend, messages, signal);
    if (answer instanceof AssistError) return { value: null, rejected, unanswered: answer };
    const verdict = await judge(answer);
    if (verdict.ok) return { value: verdict.value, rejected, unanswered: null };
    const problems = verdict.problems.map(clean);
    rejected.push(problems);
    messages.push({ role: 'assistant', content: clean(answer) }, { role: 'user', content: repairRequest(problems) });
  }
  return { value: null, rejected, unanswered: null };
}

async function answerOf(
  backend: Backend,
  messages: readonly Message[],
  signal: AbortSignal,
): Promise<string | AssistError> {
  try {
    return await backend.complete(messages, signal);
  } catch (error) {
    if (!signal.aborted && error instanceof AssistError) return error;
    throw error;
  }
}

const repairRequest = (problems: readonly string[]): string =>
  `That did not pass. Mend exactly this and answer again with the whole:\n${problems.map((problem) => `- ${problem}`).join('\n')}`;
