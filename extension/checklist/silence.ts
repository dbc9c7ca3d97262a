import * as vscode from 'vscode';
import { reasonFor } from '#extension/platform/reason.ts';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { Silencing } from '#protocol/silencing.ts';
import { writeManifest } from './manifest-file.ts';

type In<K extends string> = Extract<Silencing, Record<K, unknown>>;

/** Asks why a finding is accepted, and writes that into its cell or, where that holds no Python, `slipway.yaml`. Called by the quick fix. */
export async function silence(services: Services, asked: unknown, given: unknown): Promise<void> {
  const silencing = Silencing.parse(asked);
  const question = 'Why is it right here? The next reader finds it beside the code.';
  const reason = await reasonFor(silencing.what, question, given);
  if (reason === undefined) return;
  await ('comment' in silencing ? inCell(silencing, reason) : inManifest(services, silencing, reason));
}

async function inManifest(services: Services, { uri, what: _, ...entry }: In<'rule'>, reason: string): Promise<void> {
  const request = (await import('#protocol/language.ts')).silence;
  const answer = await services.language.ask(request, { uri, silencing: { ...entry, reason } });
  if (!answer.ok) throw new UserError(answer.reason);
  const told = `${entry.rule} is silenced there, and slipway.yaml keeps it.`;
  await writeManifest(services, vscode.Uri.parse(uri), answer.value, { told, key: entry.rule });
}

async function inCell({ uri, line, comment }: In<'comment'>, reason: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const text = `${comment} ${reason.replace(/\s+/g, ' ')}`;
  const edit = new vscode.WorkspaceEdit();
  // A magic may be all the cell has, and a comment belongs on a line of its own.
  if (line < document.lineCount) edit.insert(document.uri, new vscode.Position(line, 0), `${text}\n`);
  else edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, `\n${text}`);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError('The comment was not written: VS Code refused the edit.', 'Is the notebook read-only?');
}
