import type { Finding } from '#protocol/finding.ts';
import { AssistError, type Backend, type Message } from './backend.ts';
import { buildPrompt } from './prompt.ts';
import type { DraftRequest, Verifier } from './request.ts';

export interface Draft {
  readonly text: string;
  /** `model`: improved and passed. `facts`: the deterministic one, because no model was asked or none of its answers passed. */
  readonly source: 'model' | 'facts';
  readonly passed: readonly string[];
  /** What each answer of the model failed, in order. */
  readonly rejected: readonly (readonly string[])[];
  /** The conversation as it was sent, secrets already taken out; empty without a model. */
  readonly prompt: readonly Message[];
}

export interface DraftEvents {
  progress(message: string): void;
}

/** How often a model may try again with its faults in front of it. */
const attempts = 3;

/**
 * Drafts facts first, lets a model improve it, and shows nothing that did not pass. A deterministic draft that fails its
 * own checks is an error: there is then nothing worth showing.
 */
export async function draft(
  request: DraftRequest,
  backend: Backend | null,
  events: DraftEvents,
  signal: AbortSignal,
): Promise<Draft> {
  const rejected: string[][] = [];
  const messages: Message[] = backend === null ? [] : buildPrompt(request);
  for (let attempt = 1; backend !== null && attempt <= attempts; attempt += 1) {
    events.progress(`${backend.label} is drafting${attempt > 1 ? ` (attempt ${attempt})` : ''}`);
    const answer = await backend.complete(messages, signal);
    const text = fenced(answer, request.kind.fence);
    const problems =
      text === null
        ? [`The answer had no block fenced as ${request.kind.fence}.`]
        : await failures(request, text, events, signal);
    if (text !== null && problems.length === 0)
      return { text, source: 'model', passed: names(request), rejected, prompt: messages };
    rejected.push(problems);
    messages.push({ role: 'assistant', content: answer }, { role: 'user', content: repairRequest(problems) });
  }
  const problems = await failures(request, request.fromFacts, events, signal);
  if (problems.length > 0) {
    throw new AssistError(
      `The ${request.kind.title} made from facts does not pass: ${problems.join(' ')}`,
      'Mend what it names in the project and draft again.',
    );
  }
  return { text: request.fromFacts, source: 'facts', passed: names(request), rejected, prompt: messages };
}

/** The first verifier that finds something decides: a text that does not lint need not be built. */
async function failures(
  request: DraftRequest,
  text: string,
  events: DraftEvents,
  signal: AbortSignal,
): Promise<string[]> {
  for (const verifier of request.verify) {
    signal.throwIfAborted();
    events.progress(`checking the draft: ${verifier.name}`);
    const problems = await verifier.check(text, signal);
    if (problems.length > 0) return problems.map((problem) => `${verifier.name}: ${problem}`);
  }
  return [];
}

const names = (request: DraftRequest): string[] => request.verify.map((verifier) => verifier.name);

const repairRequest = (problems: readonly string[]): string =>
  `The draft did not pass. Mend exactly this and answer with the whole file again:\n${problems.map((problem) => `- ${problem}`).join('\n')}`;

/** The last block fenced as `language`, whose closing fence is as long as its opening one (CommonMark 4.5). */
export function fenced(answer: string, language: string): string | null {
  const block = new RegExp(`^(\`{3,})${language}[^\\n]*\\n([\\s\\S]*?)^\\1\\s*$`, 'gim');
  const last = [...answer.matchAll(block)].at(-1);
  return last?.[2] ?? null;
}

/** Turns lint findings into a verifier; only what a reviewer would refuse counts. */
export function lintVerifier(name: string, lint: (text: string) => readonly Finding[]): Verifier {
  return {
    name,
    check: async (text) =>
      lint(text)
        .filter((finding) => finding.severity === 'error' || finding.severity === 'warning')
        .map((finding) => `line ${finding.place.range.start.line + 1}: ${finding.message}`),
  };
}
