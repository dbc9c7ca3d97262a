import * as vscode from 'vscode';
import { aside } from '#extension/platform/aside.ts';
import { changed } from '#extension/platform/changed.ts';
import { inform } from '#extension/platform/messages.ts';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';
import type { Rewritten } from '#protocol/language.ts';

/** Writes `slipway.yaml` as the server made it of what somebody said; tells so, and shows the line with `key` in it where that is wanted. */
export async function writeManifest(
  { language, log }: Pick<Services, 'language' | 'log'>,
  notebook: vscode.Uri,
  { project, path, text, written }: Rewritten,
  { told, key }: { readonly told: string; readonly key: string },
): Promise<void> {
  const uri = vscode.Uri.joinPath(vscode.Uri.file(project), path);
  await (written ? change(uri, text) : create(uri, text));
  await language.refresh(notebook);
  aside(log, 'Slipway', tell(told, uri, key));
}

/** Only the lines that differ, so that one undo brings them back; saved unless it held unsaved changes before. */
async function change(uri: vscode.Uri, text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const hadChanges = document.isDirty;
  const difference = changed(document.getText(), text);
  if (difference === null) return;
  const range = new vscode.Range(document.positionAt(difference.start), document.positionAt(difference.end));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, range, difference.text);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError(`${uri.fsPath} was not changed: VS Code refused the edit.`, 'Is the file read-only?');
  if (!hadChanges && !(await document.save()))
    throw new UserError(`${uri.fsPath} could not be saved.`, 'Save it where it is open.');
}

async function create(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError(`${uri.fsPath} cannot be written.`, 'Is the folder read-only?');
}

async function tell(text: string, uri: vscode.Uri, key: string): Promise<void> {
  const show = 'Show';
  if ((await inform(text, show)) !== show) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const at = document.getText().lastIndexOf(key);
  const selection = at < 0 ? undefined : document.lineAt(document.positionAt(at)).range;
  await vscode.window.showTextDocument(document, selection && { selection });
}
