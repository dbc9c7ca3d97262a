import * as vscode from 'vscode';
import type { NotebookChecklist } from '#extension/language/language.ts';
import { findTarget, type Target } from '#extension/platform/target.ts';
import { UserError } from '#extension/platform/user-error.ts';
import type { AssistServices } from './services.ts';

/** What a conversation is about: a notebook or project that was attached to the question, else what is open. */
export function targetOfChat(services: AssistServices, { references }: vscode.ChatRequest): Promise<Target> {
  const attached = references
    .map(({ value }) => (value instanceof vscode.Location ? value.uri : value))
    .find((value) => value instanceof vscode.Uri && /\.(?:ipynb|py)$|\/slipway\.yaml$/.test(value.path));
  return findTarget(services, attached instanceof vscode.Uri ? notebookOf(attached) : undefined);
}

/** VS Code attaches what is selected, and in a notebook that is a cell. */
const notebookOf = (uri: vscode.Uri): vscode.Uri =>
  vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some(({ document }) => document.uri.toString() === uri.toString()),
  )?.uri ?? uri;

export interface ReadNotebook {
  readonly uri: vscode.Uri;
  /** Null for a notebook kept as a script. */
  readonly document: vscode.NotebookDocument | null;
  readonly now: NotebookChecklist;
}

/** The notebook and its checklist as they are at this moment, so that places fit the text. */
export async function readNotebook({ language }: AssistServices, { folder, notebook }: Target): Promise<ReadNotebook> {
  const uri = vscode.Uri.joinPath(folder, notebook);
  const document = notebook.endsWith('.py') ? null : await vscode.workspace.openNotebookDocument(uri);
  if (document === null) await vscode.workspace.openTextDocument(uri);
  const now = await language.refresh(uri);
  if (!now)
    throw new UserError(`${notebook} has no checklist.`, 'Only notebooks in Python are read; its cells say more.');
  return { uri, document, now };
}
