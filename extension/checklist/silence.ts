import * as vscode from 'vscode';
import { reasonFor } from '#extension/platform/reason.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { Silencing } from '#protocol/silencing.ts';

/** Asks why a finding is accepted, and writes the comment that says so into its cell. Called by the quick fix. */
export async function silence(asked: unknown, given: unknown): Promise<void> {
  const { uri, line, comment, what } = Silencing.parse(asked);
  const reason = await reasonFor(what, 'Why is it right here? The next reader finds it beside the code.', given);
  if (reason === undefined) return;
  const edit = new vscode.WorkspaceEdit();
  const text = `${comment} ${reason.replace(/\s+/g, ' ')}\n`;
  edit.insert(vscode.Uri.parse(uri), new vscode.Position(line, 0), text);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError('The comment was not written: VS Code refused the edit.', 'Is the notebook read-only?');
}
