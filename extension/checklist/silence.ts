import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { reasonFor } from '#extension/platform/reason.ts';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';

/** Asks why a finding is accepted, and writes the comment that says so into its cell. Called by the quick fix. */
export function registerSilence({ commands: registry }: Services): void {
  registry.register(commands.silence, async (asked, given) => {
    const { Silencing } = await import('#protocol/silencing.ts');
    const { uri, line, comment, what } = Silencing.parse(asked);
    const reason = await reasonFor(what, 'Why is it right here? The next reader finds it beside the code.', given);
    if (reason === undefined) return;
    const edit = new vscode.WorkspaceEdit();
    const text = `${comment} ${reason.replace(/\s+/g, ' ')}\n`;
    edit.insert(vscode.Uri.parse(uri), new vscode.Position(line, 0), text);
    if (!(await vscode.workspace.applyEdit(edit)))
      throw new UserError('The comment was not written: VS Code refused the edit.', 'Is the notebook read-only?');
  });
}
