import * as vscode from 'vscode';
import { type CommandId, commands } from '#extension/contributions.ts';
import { notebookUri } from './prepared.ts';
import { until } from './until.ts';

/** The text of the first file that is shown as a draft. */
function shownDraft(): string | undefined {
  const shown = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'slipway-draft');
  const open = new Set(
    vscode.window.tabGroups.all.flatMap(({ tabs }) =>
      tabs.flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input.modified.toString()] : [])),
    ),
  );
  return shown.find(({ uri }) => open.has(uri.toString()))?.getText();
}

export interface Drafted {
  readonly text: string;
  /** What the command says of how it came about. */
  readonly words: string;
}

/** Drafts for the prepared sample, reads what is shown and discards it. */
export async function drafted(command: CommandId): Promise<Drafted> {
  const words = await vscode.commands.executeCommand<string>(command, notebookUri());
  const text = await until('the draft is shown as a diff', shownDraft);
  await vscode.commands.executeCommand(commands.discardDraft);
  await until('the diff is closed', () => shownDraft() === undefined);
  return { text, words };
}

/** Whether a draft is on the screen. */
export const isDraftShown = (): boolean => shownDraft() !== undefined;
