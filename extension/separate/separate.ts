import * as vscode from 'vscode';
import { aside } from '#extension/platform/aside.ts';
import { inform, warn } from '#extension/platform/messages.ts';
import { withoutCode } from '#extension/platform/plain.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget, savedNotebook, type Target } from '#extension/platform/target.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { withWork } from '#extension/platform/with-work.ts';
import { isWritten } from '#protocol/is-written.ts';
import { separate } from '#protocol/language.ts';
import { inWords } from './words.ts';

const title = 'Training and inference';

/** Has the files made and shows them as a diff; returns what became of each. Nothing is written yet. */
export async function separateCommand(services: Services, argument: unknown): Promise<string> {
  const target = await findTarget(services, argument);
  return showSeparated(services, target, await savedNotebook(target));
}

/** The same for a notebook that is saved. */
export async function showSeparated(services: Services, target: Target, notebook: vscode.Uri): Promise<string> {
  const { language, drafts, log } = services;
  const work = { kind: 'split', uri: notebook, title: `Separating ${target.notebook}`, quiet: 500 } as const;
  const answer = await withWork(services, work, ({ signal, report }) => {
    report({ step: 'separate', message: 'Following what leads to the model' });
    return language.ask(separate, { uri: notebook.toString(), folder: '' }, signal);
  });
  if (!answer.ok) throw new UserError(`${target.notebook} cannot be separated: ${answer.reason}`);
  const { files, record, notes } = answer.value;
  const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(target.folder, path);
  const changed = files.filter(({ state }) => isWritten(state));
  const unsaved = vscode.workspace.textDocuments.find(
    ({ isDirty, uri }) => isDirty && files.some(({ path }) => uriOf(path).toString() === uri.toString()),
  );
  if (unsaved !== undefined)
    throw new UserError(
      `${vscode.workspace.asRelativePath(unsaved.uri)} has changes that are not saved.`,
      'Save it first.',
    );
  const words = inWords(files, notes);
  log.info(words, ...notes);
  if (changed.length > 0) {
    await drafts.show(`${title} of ${target.manifest.name}`, [
      ...changed.map(({ path, text }) => ({ uri: uriOf(path), text })),
      { uri: uriOf(record.path), text: record.text, silent: true },
    ]);
  }
  const unclear = files.some(({ state }) => state === 'conflict' || state === 'foreign');
  if (unclear || notes.length > 0) aside(log, title, warn(withoutCode(words)));
  else if (changed.length === 0) aside(log, title, inform(withoutCode(words)));
  return words;
}
