export { AssistError, type Backend, type Message } from './backend.ts';
export { type OpenAIOptions, openAIBackend } from './backends/openai.ts';
export { type Draft, draft, lintVerifier } from './draft.ts';
export { buildVerifier, dockerfileDraft } from './kinds/dockerfile.ts';
export { modelCardDraft, structureVerifier } from './kinds/model-card.ts';
export { numbersHaveASource } from './numbers.ts';
export { redact } from './redact.ts';
export type { DraftKind, DraftRequest, Verifier } from './request.ts';
