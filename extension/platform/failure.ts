import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { describeError } from './describe-error.ts';

const showLog = 'Show Log';
const showDetails = 'Show Details';

/** Tells the user what failed, to what, and what to do next. Cancelled work says nothing. */
export async function showFailure(what: string, error: unknown): Promise<void> {
  const failure = describeError(error);
  if (failure.cancelled) return;
  const text = [`${what}: ${failure.message}`, failure.remedy].filter(Boolean).join(' ');
  const actions = failure.details.length > 0 ? [showDetails, showLog] : [showLog];
  const chosen = await vscode.window.showErrorMessage(text, ...actions);
  if (chosen === showLog) await vscode.commands.executeCommand(commands.showLog);
  if (chosen === showDetails) {
    const content = [text, '', ...failure.details].join('\n');
    const document = await vscode.workspace.openTextDocument({ content, language: 'log' });
    await vscode.window.showTextDocument(document, { preview: true });
  }
}
