import { askOwner } from '#core/generate/model-card.ts';
import type { DraftKind, Verifier } from '../request.ts';

export const modelCardDraft: DraftKind = {
  id: 'model-card',
  title: 'model card',
  fence: 'markdown',
  brief: `A good one is short and plain, keeps every heading of the first draft, states no number that the data does not hold, and leaves every sentence that begins "${askOwner}" as it is, because only people can answer it.`,
};

/** Refuses a card that lost a heading of the draft made from facts, or that answers for the owner. */
export function structureVerifier(fromFacts: string): Verifier {
  const headings = fromFacts.match(/^#{1,2} .+$/gm) ?? [];
  const questions = fromFacts.split(askOwner).length - 1;
  return {
    name: 'structure',
    check: async (text) => [
      ...headings
        .filter((heading) => !text.split(/\r?\n/).includes(heading))
        .map((heading) => `The heading "${heading}" is missing.`),
      ...(text.split(askOwner).length - 1 < questions
        ? ['A question that only the owner can answer was answered or dropped.']
        : []),
    ],
  };
}
