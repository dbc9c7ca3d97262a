import * as vscode from 'vscode';
import { commands, settings } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { inform, warn } from '#extension/platform/messages.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget, savedNotebook } from '#extension/platform/target.ts';
import { withWork } from '#extension/platform/with-work.ts';
import type { Result } from '#protocol/rpc/index.ts';
import type { lock as lockMethod } from '#protocol/rpc/prepare.ts';
import { lockInWords } from './lock-text.ts';

/** What the notebook's interpreter has of what training and serving need, pinned with hashes. */
export async function lockEnvironment(services: Services, argument: unknown): Promise<Result<typeof lockMethod>> {
  const { language, daemon, log } = services;
  const { project, notebook: path, ...target } = await findTarget(services, argument);
  const notebook = await savedNotebook({ ...target, project, notebook: path });
  const { training, serving, kernel } = await language.environmentSets(notebook);
  const { prepare } = await import('#protocol/rpc/index.ts');
  const interpreter = vscode.workspace.getConfiguration(settings.section).get<string>(settings.python);
  const locked = await withWork(services, { kind: 'lock', uri: notebook, title: 'Locking the environment' }, (job) =>
    daemon.call(
      prepare.lock,
      {
        project,
        notebook: path,
        requirements: training,
        ...(serving === null ? {} : { serving }),
        ...(kernel === null ? {} : { kernel }),
        ...(interpreter ? { interpreter } : {}),
      },
      job,
    ),
  );
  for (const note of locked.notes) log.warn(note);
  aside(log, 'Lock Environment', tell(locked, target.folder));
  return locked;
}

async function tell(locked: Result<typeof lockMethod>, folder: vscode.Uri): Promise<void> {
  const [open, show] = ['Open Lock', 'Show Log'];
  const say = locked.notes.length === 0 && locked.unhashed.length === 0 ? inform : warn;
  const chosen = await say(lockInWords(locked), open, ...(locked.notes.length === 0 ? [] : [show]));
  if (chosen === open) await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, locked.lock));
  if (chosen === show) await vscode.commands.executeCommand(commands.showLog);
}
