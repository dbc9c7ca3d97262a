import * as vscode from 'vscode';
import { chatParticipant, commands } from '#extension/contributions.ts';
import type { Disposable } from '#extension/platform/disposables.ts';
import type { Services } from '#extension/platform/services.ts';
import { apiKeySecret } from './secret.ts';

/** Drafting with facts first and a language model where one may be asked: the palette's commands and `@slipway` in chat. */
export function registerAssist(services: Services): Disposable {
  const { commands: registry, context } = services;
  registry.register(commands.draftDockerfile, async (argument) => {
    const { draftCommand } = await import('./draft-command.ts');
    return draftCommand(services, 'dockerfile', argument);
  });
  registry.register(commands.draftModelCard, async (argument) => {
    const { draftCommand } = await import('./draft-command.ts');
    return draftCommand(services, 'model-card', argument);
  });
  registry.register(commands.showPrompt, async () => {
    const { showLastPrompt } = await import('./last-prompt.ts');
    await showLastPrompt();
  });
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
  const participant = vscode.chat.createChatParticipant(chatParticipant, async (request, chat, stream, token) => {
    const { answerInChat } = await import('./chat.ts');
    return answerInChat(services, request, chat, stream, token);
  });
  participant.iconPath = vscode.Uri.joinPath(context.extensionUri, 'extension', 'media', 'slipway.svg');
  return participant;
}
