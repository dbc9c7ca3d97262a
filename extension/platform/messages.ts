import * as vscode from 'vscode';
import { unlinked } from './plain.ts';

// The one place that shows notifications: what they quote of a notebook, a manifest or a tool makes no link there.

type Say = (text: string, ...actions: readonly string[]) => Thenable<string | undefined>;

/** Each answers the action that was chosen. */
export const inform: Say = (text, ...actions) => vscode.window.showInformationMessage(unlinked(text), ...actions);
export const warn: Say = (text, ...actions) => vscode.window.showWarningMessage(unlinked(text), ...actions);
export const complain: Say = (text, ...actions) => vscode.window.showErrorMessage(unlinked(text), ...actions);

/** Asks before something is done; whether the action was chosen. */
export async function confirm(question: string, detail: string, action: string): Promise<boolean> {
  const chosen = await vscode.window.showInformationMessage(unlinked(question), { modal: true, detail }, action);
  return chosen === action;
}
