import * as vscode from 'vscode';
import { chatParticipant, commands } from '#extension/contributions.ts';
import { type Disposable, Disposables } from '#extension/platform/disposables.ts';
import type { Services } from '#extension/platform/services.ts';
import { LastPrompt } from './last-prompt.ts';
import { apiKeySecret } from './secret.ts';
import type { AssistServices } from './services.ts';

/** Drafting with facts first and a language model where one may be asked: the palette's commands and `@slipway` in chat. */
export function registerAssist(shared: Services): Disposable {
  const { commands: registry, context } = shared;
  const kept = new Disposables();
  const prompts = kept.track(new LastPrompt());
  const services: AssistServices = { ...shared, prompts };
  registry.register(commands.draftDockerfile, async (argument) => {
    const { draftCommand } = await import('./draft-command.ts');
    return draftCommand(services, 'dockerfile', argument);
  });
  registry.register(commands.draftModelCard, async (argument) => {
    const { draftCommand } = await import('./draft-command.ts');
    return draftCommand(services, 'model-card', argument);
  });
  registry.register(commands.showPrompt, () => prompts.show());
  registry.register(commands.setApiKey, async () => {
    const key = await vscode.window.showInputBox({
      title: 'API key for drafts',
      prompt: 'Kept in the secret storage of this editor. Leave empty to forget the one that is kept.',
      password: true,
      ignoreFocusOut: true,
    });
    if (key === undefined) return;
    if (key.trim() === '') await context.secrets.delete(apiKeySecret);
    else await context.secrets.store(apiKeySecret, key.trim());
  });
  const participant = kept.track(
    vscode.chat.createChatParticipant(chatParticipant, async (request, context, stream, token) => {
      const { chat } = await import('./chat.ts');
      return chat(services, { request, context, stream }, token);
    }),
  );
  // A blue that shows on light and on dark.
  participant.iconPath = vscode.Uri.joinPath(context.extensionUri, 'extension', 'media', 'slipway-chat.svg');
  return kept;
}
