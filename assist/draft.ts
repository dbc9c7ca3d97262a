import { AssistError, type Backend } from './backend.ts';
import { type Conversed, converse, type Events, type Verdict } from './converse.ts';
import { fenced } from './fenced.ts';
import { draftPrompt } from './prompt.ts';
import type { DraftRequest } from './request.ts';

export interface Draft {
  readonly text: string;
  /** `model`: improved and passed. `facts`: the deterministic one, because no model was asked or none of its answers passed. */
  readonly source: 'model' | 'facts';
  readonly passed: readonly string[];
  /** What each answer of the model failed, in order. */
  readonly rejected: readonly (readonly string[])[];
  /** Why the model did not answer; null when it did, or when none was asked. */
  readonly unanswered: AssistError | null;
}

const notAsked: Conversed<string> = { value: null, rejected: [], unanswered: null };

/**
 * Drafts facts first, lets a model improve it, and shows nothing that did not pass. A deterministic draft that fails its
 * own checks is an error: there is then nothing worth showing.
 */
export async function draft(
  request: DraftRequest,
  backend: Backend | null,
  events: Events,
  signal: AbortSignal,
): Promise<Draft> {
  const { kind, fromFacts, secrets, verify } = request;
  const judge = async (answer: string): Promise<Verdict<string>> => {
    const text = fenced(answer, kind.fence);
    if (text === null) return { ok: false, problems: [`The answer had no block fenced as ${kind.fence}.`] };
    if (text.includes('[redacted: '))
      return { ok: false, problems: ['It repeats a place where a secret was taken out.'] };
    const problems = await failures(request, text, events, signal);
    return problems.length === 0 ? { ok: true, value: text } : { ok: false, problems };
  };
  const { value, rejected, unanswered } =
    backend === null
      ? notAsked
      : await converse(backend, { prompt: draftPrompt(request), secrets, doing: 'is drafting', judge }, events, signal);
  const passed = verify.map((verifier) => verifier.name);
  if (value !== null) return { text: value, source: 'model', passed, rejected, unanswered };
  const problems = await failures(request, fromFacts, events, signal);
  if (problems.length > 0) {
    throw new AssistError(
      `The ${kind.title} made from facts does not pass: ${problems.join(' ')}`,
      'Mend what it names in the project and draft again.',
    );
  }
  return { text: fromFacts, source: 'facts', passed, rejected, unanswered };
}

/** The first verifier that finds something decides: a text that does not lint need not be built. */
async function failures(
  { verify }: DraftRequest,
  text: string,
  events: Events,
  signal: AbortSignal,
): Promise<string[]> {
  for (const verifier of verify) {
    signal.throwIfAborted();
    events.progress(`checking the draft: ${verifier.name}`);
    const problems = await verifier.check(text, signal);
    if (problems.length > 0) return problems.map((problem) => `${verifier.name}: ${problem}`);
  }
  return [];
}
