export { addressesHaveASource } from './addresses.ts';
export { type Answer, answer } from './answer.ts';
export { AssistError, type Backend, type Message } from './backend.ts';
export { type OpenAIOptions, openAIBackend } from './backends/openai.ts';
export { type Part, partsOf } from './citations.ts';
export type { Events, SentPrompt } from './converse.ts';
export { type Draft, draft } from './draft.ts';
export { type Fact, factsOf, placeInWords } from './facts.ts';
export { itemsAsked } from './items-asked.ts';
export { buildVerifier, dockerfileDraft } from './kinds/dockerfile.ts';
export { modelCardDraft, structureVerifier } from './kinds/model-card.ts';
export { lintVerifier } from './lint-verifier.ts';
export { factFiles, modelFacts } from './model-facts.ts';
export { numbersHaveASource } from './numbers.ts';

export type { DraftKind, DraftRequest, Verifier } from './request.ts';
