import * as vscode from 'vscode';
import { type Backend, openAIBackend } from '#assist/index.ts';
import { settings } from '#extension/contributions.ts';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { editorBackend } from './editor-backend.ts';
import { apiKeySecret } from './secret.ts';

/**
 * The model that improves a draft, by the setting `slipway.assist.backend`; null when there is none, since facts alone
 * make a draft, too. `inChat` is the model of the conversation, which comes first unless a setting says otherwise.
 */
export async function chooseBackend({ context }: Services, inChat?: vscode.LanguageModelChat): Promise<Backend | null> {
  const configuration = vscode.workspace.getConfiguration(settings.section);
  const wish = configuration.get<string>(settings.assistBackend, 'auto');
  if (wish === 'none') return null;
  if (wish !== 'openai') {
    const model = inChat ?? (await vscode.lm.selectChatModels())[0];
    if (model) return editorBackend(model);
    if (wish === 'editor')
      throw new UserError(
        'The editor offers no language model.',
        'Sign in to one, or set slipway.assist.backend to openai or none.',
      );
  }
  const apiKey = await context.secrets.get(apiKeySecret);
  if (apiKey !== undefined)
    return openAIBackend({
      apiKey,
      model: configuration.get(settings.assistModel, 'gpt-5'),
      baseURL: configuration.get(settings.assistBaseUrl, 'https://api.openai.com/v1'),
    });
  if (wish === 'openai') throw new UserError('No API key is set.', 'Run "Slipway: Set API Key for Drafts".');
  return null;
}
