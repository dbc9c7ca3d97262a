import * as vscode from 'vscode';
import { AssistError, type Backend, type Message } from '#assist/index.ts';
import { type ModelErrorCode, modelError } from './model-error.ts';

/** One of the editor's own language models. The editor asks the user for consent at the first request. */
export function editorBackend(model: vscode.LanguageModelChat): Backend {
  return {
    label: `${model.name} of the editor`,
    systemRole: false,
    async complete(messages, signal) {
      const source = new vscode.CancellationTokenSource();
      const cancel = (): void => source.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        signal.throwIfAborted();
        await refuseTooLong(messages, model, source.token);
        const response = await model.sendRequest(messages.map(toEditor), {}, source.token);
        let text = '';
        for await (const part of response.text) text += part;
        signal.throwIfAborted();
        return text;
      } catch (error) {
        signal.throwIfAborted();
        throw explain(error, model);
      } finally {
        signal.removeEventListener('abort', cancel);
        source.dispose();
      }
    },
  };
}

/** The editor's models know no system role: `systemRole` has it said by the user. */
function toEditor({ role, content }: Message): vscode.LanguageModelChatMessage {
  return role === 'assistant'
    ? vscode.LanguageModelChatMessage.Assistant(content)
    : vscode.LanguageModelChatMessage.User(content);
}

/** Providers differ in what they do with a prompt that is too long: some cut it, and the task stands at its end. */
async function refuseTooLong(
  messages: readonly Message[],
  model: vscode.LanguageModelChat,
  token: vscode.CancellationToken,
): Promise<void> {
  const counts = await Promise.all(messages.map(({ content }) => model.countTokens(content, token)));
  const tokens = counts.reduce((sum, count) => sum + count, 0);
  if (tokens > model.maxInputTokens)
    throw new AssistError(
      `The prompt of about ${tokens} tokens is more than the ${model.maxInputTokens} that ${model.name} reads.`,
      'Choose a model with a larger context.',
    );
}

function explain(error: unknown, { name }: vscode.LanguageModelChat): unknown {
  if (error instanceof AssistError) return error;
  if (!(error instanceof Error)) return new Error(String(error));
  const code = error instanceof vscode.LanguageModelError ? codeOf(error) : 'Unknown';
  const { message, remedy } = modelError(code, name, error.message);
  return new AssistError(message, remedy, { cause: error });
}

function codeOf({ code }: vscode.LanguageModelError): ModelErrorCode {
  switch (code) {
    case vscode.LanguageModelError.NoPermissions.name:
      return 'NoPermissions';
    case vscode.LanguageModelError.Blocked.name:
      return 'Blocked';
    case vscode.LanguageModelError.NotFound.name:
      return 'NotFound';
    default:
      return 'Unknown';
  }
}
