import * as vscode from 'vscode';
import { AssistError, type Backend, type Message } from '#assist/index.ts';

/** One of the editor's own language models. The editor asks the user for consent at the first request. */
export function editorBackend(model: vscode.LanguageModelChat): Backend {
  return {
    label: `${model.name} of the editor`,
    async complete(messages, signal) {
      const source = new vscode.CancellationTokenSource();
      const cancel = (): void => source.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        const response = await model.sendRequest(messages.map(toEditor), {}, source.token);
        let text = '';
        for await (const part of response.text) text += part;
        signal.throwIfAborted();
        return text;
      } catch (error) {
        throw explain(error, model);
      } finally {
        signal.removeEventListener('abort', cancel);
        source.dispose();
      }
    },
  };
}

/** The editor's models know no system role: what belongs there is said by the user first. */
function toEditor({ role, content }: Message): vscode.LanguageModelChatMessage {
  return role === 'assistant'
    ? vscode.LanguageModelChatMessage.Assistant(content)
    : vscode.LanguageModelChatMessage.User(content);
}

function explain(error: unknown, { name }: vscode.LanguageModelChat): unknown {
  if (!(error instanceof vscode.LanguageModelError)) return error;
  if (error.code === vscode.LanguageModelError.NoPermissions.name)
    return new AssistError(`${name} may not be used by Slipway.`, 'Allow it when VS Code asks, or set your own key.', {
      cause: error,
    });
  if (error.code === vscode.LanguageModelError.Blocked.name)
    return new AssistError(`${name} refused: a limit is reached or the request was filtered.`, 'Try again later.', {
      cause: error,
    });
  return new AssistError(`${name} did not answer: ${error.message}`, 'Try again, or choose another model.', {
    cause: error,
  });
}
