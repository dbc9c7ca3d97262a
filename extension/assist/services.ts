import type { Services } from '#extension/platform/services.ts';
import type { LastPrompt } from './last-prompt.ts';

/** What the files of this folder share. */
export interface AssistServices extends Services {
  readonly prompts: LastPrompt;
}
