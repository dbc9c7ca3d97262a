import * as vscode from 'vscode';
import { until } from './until.ts';

/** Presses the first button of the newest notification, as its key binding does: Cancel where work is in progress. */
export const pressFirstButton = (): Thenable<unknown> =>
  vscode.commands.executeCommand('notification.acceptPrimaryAction');

/** Runs a command and takes the first row of every list it shows, until it is done. */
export async function takingFirstRows(run: () => Thenable<unknown>): Promise<unknown> {
  let done = false;
  const result = Promise.resolve(run()).finally(() => {
    done = true;
  });
  while (!done) {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await Promise.race([result, new Promise((resolve) => setTimeout(resolve, 200))]);
  }
  return result;
}

/** Presses "Show Details" of the failure that was just told; what the page says. */
export async function showDetails(): Promise<string> {
  await pressFirstButton();
  const page = await until('the details are shown', () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.scheme === 'slipway-page' ? document : null;
  });
  const text = page.getText();
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  return text;
}
