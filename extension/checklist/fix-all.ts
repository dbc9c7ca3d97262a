import * as vscode from 'vscode';
import { aside } from '#extension/platform/aside.ts';
import { inform } from '#extension/platform/messages.ts';
import type { Services } from '#extension/platform/services.ts';
import { UserError } from '#extension/platform/user-error.ts';
import type { Fix } from '#protocol/finding.ts';
import type { CurrentNotebook } from './current.ts';
import { applyEdits, documentAt } from './places.ts';

/** "Fix All Safe Findings": every safe fix of the current notebook as one edit, with one way back. */
export async function fixAll({ language, log }: Services, current: CurrentNotebook): Promise<void> {
  const { uri } = current.demand();
  const now = (await language.refresh(uri)) ?? current.demand();
  const { safeFixes } = await import('#protocol/language.ts');
  const fixes = await language.ask(safeFixes, { uri: uri.toString() });
  const name = now.checklist.notebook;
  if (fixes.length === 0) {
    aside(
      log,
      'Slipway',
      inform(`Nothing in ${name} can be fixed without a choice. The checklist offers the choices.`),
    );
    return;
  }
  const edits = fixes.flatMap((fix) => fix.edits);
  const before = await textsOf(now.project, edits);
  await applyEdits(now.project, edits, 'The safe fixes were');
  const what = `${fixes.length} safe ${fixes.length === 1 ? 'fix' : 'fixes'}`;
  log.info(`${what} in ${name}: ${fixes.map(({ title }) => title).join('; ')}`);
  aside(log, 'Slipway', offerUndo(`${what} made in ${name}.`, before, await textsOf(now.project, edits)));
}

type Texts = ReadonlyMap<vscode.TextDocument, string>;

async function textsOf(project: vscode.Uri, edits: Fix['edits']): Promise<Texts> {
  const documents = await Promise.all(edits.map(({ place }) => documentAt(project, place)));
  return new Map(documents.map((document) => [document, document.getText()]));
}

/** Each cell has an undo of its own in VS Code, so taking all back is offered here, for as long as nothing else has changed. */
async function offerUndo(told: string, before: Texts, after: Texts): Promise<void> {
  const undo = 'Undo';
  if ((await inform(told, undo)) !== undo) return;
  if ([...after].some(([document, text]) => document.getText() !== text))
    throw new UserError('The notebook has changed since. Undo in the cells takes the fixes back one by one.');
  const edit = new vscode.WorkspaceEdit();
  for (const [document, text] of before) {
    const end = document.lineAt(document.lineCount - 1).range.end;
    edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), text);
  }
  if (!(await vscode.workspace.applyEdit(edit))) throw new UserError('VS Code refused to take the fixes back.');
}
