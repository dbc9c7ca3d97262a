import * as vscode from 'vscode';

/** The reason for a choice: the one that was passed, else the one that is typed; undefined when that is given up. */
export async function reasonFor(title: string, prompt: string, given: unknown): Promise<string | undefined> {
  if (typeof given === 'string' && given.trim() !== '') return given.trim();
  const typed = await vscode.window.showInputBox({
    title,
    prompt,
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? 'It is kept with its reason.' : undefined),
  });
  return typed?.trim();
}
