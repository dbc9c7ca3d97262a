import * as vscode from 'vscode';
import { commands, settings } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { inform, warn } from '#extension/platform/messages.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget, savedNotebook, type Target } from '#extension/platform/target.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { withWork } from '#extension/platform/with-work.ts';
import type { Result } from '#protocol/rpc/index.ts';
import type { prepare as prepareAll } from '#protocol/rpc/prepare.ts';
import { type Code, codeInWords } from './code.ts';
import { proofInWords } from './proof.ts';

/** Runs the notebook in a clean environment, exports its model and compares the answers. */
export async function prepareModel(services: Services, argument: unknown): Promise<Result<typeof prepareAll>> {
  const { language, daemon, log } = services;
  const found = await findTarget(services, argument);
  const notebook = await savedNotebook(found);
  const plan = await language.preparationPlan(notebook);
  const { kernel, serving } = await language.environmentSets(notebook);
  const target = found.written ? found : await withManifest(services, found);
  const { separations } = await import('#protocol/language.ts');
  const separated = await language.ask(separations, { uri: notebook.toString() });
  const { prepare } = await import('#protocol/rpc/index.ts');
  const { name, model } = target.manifest;
  const interpreter = vscode.workspace.getConfiguration(settings.section).get<string>(settings.python);
  const result = await withWork(services, { kind: 'prepare', uri: notebook, title: `Preparing ${name}` }, (job) =>
    daemon.call(
      prepare.prepare,
      {
        project: target.project,
        notebook: target.notebook,
        name,
        plan,
        folder: model.folder,
        tolerance: model.tolerance,
        ...(separated.ok ? { separated: separated.value } : {}),
        ...(model.encrypt === undefined ? {} : { encrypt: [model.encrypt.key].flat() }),
        ...(interpreter ? { interpreter } : {}),
        ...(kernel === null ? {} : { kernel }),
        ...(serving === null ? {} : { serving }),
      },
      job,
    ),
  );
  const code = codeInWords(result.proof, separated.ok ? null : separated.reason);
  log.info(code.text);
  aside(log, 'Prepare Model', tell(services, target, result, { notebook, code }));
  return result;
}

/** A project without a manifest gets its first one, from what the notebook shows: building and deploying go by it. */
async function withManifest({ language, log }: Services, { uri, folder, notebook }: Target): Promise<Target> {
  const { files } = await language.generate(vscode.Uri.joinPath(folder, notebook), 'manifest');
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of files)
    edit.createFile(vscode.Uri.joinPath(folder, path), { contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError(`slipway.yaml cannot be written in ${folder.fsPath}.`, 'Is the folder read-only?');
  log.info(`written: ${files.map(({ path }) => path).join(', ')} in ${folder.fsPath}`);
  return { uri, folder, ...(await language.manifest(uri)) };
}

async function tell(
  services: Services,
  target: Target,
  { proof, folder }: Result<typeof prepareAll>,
  { notebook, code }: { readonly notebook: vscode.Uri; readonly code: Code },
): Promise<void> {
  const text = `${target.manifest.name}: ${proofInWords(proof)} ${code.text}`;
  const [serve, review, show] = ['Serve', 'Review Code', 'Show Model Folder'];
  const chosen = proof.proven
    ? await inform(text, serve, ...(code.there ? [review] : []), show)
    : await warn(text, show);
  if (chosen === serve) await vscode.commands.executeCommand(commands.serve, notebook);
  if (chosen === show) await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.file(folder));
  if (chosen !== review) return;
  const { showSeparated } = await import('#extension/separate/separate.ts');
  await showSeparated(services, target, notebook);
}
