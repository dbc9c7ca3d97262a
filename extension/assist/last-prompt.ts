import * as vscode from 'vscode';
import type { Draft } from '#assist/index.ts';
import { UserError } from '#extension/platform/user-error.ts';

let last: Draft['prompt'] | null = null;

export function rememberPrompt({ prompt }: Draft): void {
  last = prompt;
}

/** Shows the conversation with the model as it was sent, secrets already taken out. */
export async function showLastPrompt(): Promise<void> {
  if (!last) throw new UserError('Nothing was drafted in this window.');
  if (last.length === 0) throw new UserError('The last draft was made from facts alone: no model was asked.');
  const content = last.map((message) => `## ${message.role}\n\n${message.content}\n`).join('\n');
  const document = await vscode.workspace.openTextDocument({ content, language: 'markdown' });
  await vscode.window.showTextDocument(document, { preview: true });
}
