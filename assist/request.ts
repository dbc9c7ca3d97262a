import type { Message } from './backend.ts';

/** What a kind of draft is: how to ask for it and how to tell a good one. */
export interface DraftKind {
  readonly id: 'dockerfile' | 'model-card';
  readonly title: string;
  /** Language of the fenced block the model answers in. */
  readonly fence: string;
  /** What a good one is, in the words of a reviewer. */
  readonly brief: string;
}

export interface DraftRequest {
  readonly kind: DraftKind;
  readonly path: string;
  /** The deterministic draft: right, if plain. What a model returns must be at least as good. */
  readonly fromFacts: string;
  /** Facts the model may use, as data. */
  readonly facts: string;
  /** What whoever asks wants besides; empty when nothing. */
  readonly wish: string;
  /** Texts that must never be sent, whatever they look like, such as the key that the model is paid with. */
  readonly secrets: readonly string[];
  /** Every check the draft must pass before anybody sees it: lint first, then what takes long (a build). */
  readonly verify: readonly Verifier[];
}

export interface AnswerRequest {
  readonly question: string;
  /** Questions and answers before this one, oldest first. */
  readonly earlier: readonly Message[];
  /** Sources of the cells that facts speak of, by their zero-based index. */
  readonly cells: ReadonlyMap<number, string>;
  /** As in `DraftRequest`. */
  readonly secrets: readonly string[];
}

export interface Verifier {
  /** Shown while it runs and in the report: `lint`, `docker build`, `numbers have a source`. */
  readonly name: string;
  /** Problems, a sentence each; none when it passed. */
  check(text: string, signal: AbortSignal): Promise<readonly string[]>;
}
