import * as vscode from 'vscode';
import { reasonFor } from '#extension/platform/reason.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { Silencing } from '#protocol/silencing.ts';

/** Asks why a finding is accepted, and writes the comment that says so into its cell. Called by the quick fix. */
export async function silence(asked: unknown, given: unknown): Promise<void> {
  const { uri, line, comment, what } = Silencing.parse(asked);
  const reason = await reasonFor(what, 'Why is it right here? The next reader finds it beside the code.', given);
  if (reason === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const text = `${comment} ${reason.replace(/\s+/g, ' ')}`;
  const edit = new vscode.WorkspaceEdit();
  // A magic may be all the cell has, and a comment belongs on a line of its own.
  if (line < document.lineCount) edit.insert(document.uri, new vscode.Position(line, 0), `${text}\n`);
  else edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, `\n${text}`);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError('The comment was not written: VS Code refused the edit.', 'Is the notebook read-only?');
}
