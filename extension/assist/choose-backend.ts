import * as vscode from 'vscode';
import { AssistError, type Backend, openAIBackend } from '#assist/index.ts';
import { commands, settings, titles } from '#extension/contributions.ts';
import { editorBackend } from './editor-backend.ts';
import { apiKeySecret } from './secret.ts';
import type { AssistServices } from './services.ts';

/** The model that is asked; without one, why the one that was wished for is not there, or null when none was. */
export type Chosen =
  | { readonly backend: Backend; readonly missing: null }
  | { readonly backend: null; readonly missing: AssistError | null };

const none = (missing: AssistError | null = null): Chosen => ({ backend: null, missing });
const use = (backend: Backend): Chosen => ({ backend, missing: null });

/**
 * Chooses by the setting `slipway.assist.backend`. No model is no failure, since everything is done from facts without one.
 * `inChat` is the model of the conversation, which comes first unless the setting says otherwise.
 */
export async function chooseBackend({ context }: AssistServices, inChat?: vscode.LanguageModelChat): Promise<Chosen> {
  const configuration = vscode.workspace.getConfiguration(settings.section);
  const wish = configuration.get<string>(settings.assistBackend, 'auto');
  if (wish === 'none') return none();
  if (wish !== 'openai') {
    const model = inChat ?? (await vscode.lm.selectChatModels())[0];
    if (model) return use(editorBackend(model));
    if (wish === 'editor')
      return none(
        new AssistError(
          'The editor offers no language model.',
          'Sign in to one, or set slipway.assist.backend to openai or none.',
        ),
      );
  }
  const apiKey = await context.secrets.get(apiKeySecret);
  if (apiKey !== undefined)
    return use(
      openAIBackend({
        apiKey,
        model: configuration.get(settings.assistModel, 'gpt-5'),
        baseURL: configuration.get(settings.assistBaseUrl, 'https://api.openai.com/v1'),
      }),
    );
  return wish === 'openai'
    ? none(new AssistError('No API key is set.', `Run "Slipway: ${titles[commands.setApiKey]}".`))
    : none();
}
