import { addressesHaveASource } from './addresses.ts';
import type { AssistError, Backend } from './backend.ts';
import { citesFacts, withoutCode } from './citations.ts';
import { converse, type Events } from './converse.ts';
import { type Fact, inWords } from './facts.ts';
import { numbersHaveASource } from './numbers.ts';
import { answerPrompt } from './prompt.ts';
import type { AnswerRequest, Verifier } from './request.ts';

export interface Answer {
  /** With numbers of facts in brackets; null when the model did not answer, or nothing it said passed. */
  readonly text: string | null;
  readonly rejected: readonly (readonly string[])[];
  readonly unanswered: AssistError | null;
}

/** Answers a question about a notebook from the facts of its checklist, and from nothing else. */
export async function answer(
  request: AnswerRequest,
  facts: readonly Fact[],
  backend: Backend,
  events: Events,
  signal: AbortSignal,
): Promise<Answer> {
  const said = request.earlier.map(({ content }) => content);
  const known = [request.question, ...said, ...facts.map(inWords), ...request.cells.values()].join('\n');
  const checks: readonly Verifier[] = [citesFacts(facts.length), numbersInProse(known), addressesHaveASource(known)];
  const { value, rejected, unanswered } = await converse(
    backend,
    {
      prompt: answerPrompt(request, facts),
      secrets: request.secrets,
      doing: 'is answering',
      judge: async (text) => {
        const problems = (await Promise.all(checks.map((check) => check.check(text, signal)))).flat();
        return problems.length === 0 ? { ok: true, value: text.trim() } : { ok: false, problems };
      },
    },
    events,
    signal,
  );
  return { text: value, rejected, unanswered };
}

/** Code shows how something is written, such as `random_state=42`, and measures nothing; citations count facts. */
function numbersInProse(known: string): Verifier {
  const numbers = numbersHaveASource(known);
  return { ...numbers, check: (text, signal) => numbers.check(withoutCode(text).replace(/\[[\d,\s]+\]/g, ''), signal) };
}
