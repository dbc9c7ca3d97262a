import { commands, titles } from '#extension/contributions.ts';

/** As `vscode.LanguageModelError` tells them apart. */
export type ModelErrorCode = 'NoPermissions' | 'Blocked' | 'NotFound' | 'Unknown';

const ownKey = `or run "Slipway: ${titles[commands.setApiKey]}" and set slipway.assist.backend to openai`;

/** What one of the editor's models said instead of an answer, and what to do next. */
export function modelError(
  code: ModelErrorCode,
  model: string,
  said: string,
): { readonly message: string; readonly remedy: string } {
  switch (code) {
    case 'NoPermissions':
      return {
        message: `Slipway may not use ${model}.`,
        remedy: `Allow it when VS Code asks (Manage Language Model Access), ${ownKey}.`,
      };
    case 'Blocked':
      return {
        message: `${model} refused: a limit of its account is reached, or it does not answer such requests (${said}).`,
        remedy: `Try again later, ${ownKey}.`,
      };
    case 'NotFound':
      return { message: `${model} is not offered any more.`, remedy: 'Choose another model.' };
    case 'Unknown':
      return { message: `${model} did not answer: ${said}`, remedy: 'Try again, or choose another model.' };
  }
}
