import * as vscode from 'vscode';
import { commands, settings } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { inform, warn } from '#extension/platform/messages.ts';
import { withProgress } from '#extension/platform/progress.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget, savedNotebook } from '#extension/platform/target.ts';
import type { Proof } from '#protocol/model.ts';
import { proofInWords } from './proof.ts';

/** "Prepare Model": the notebook run in a clean environment, its model exported and its answers compared. */
export function registerPrepare(services: Services): void {
  const { commands: registry, language, daemon, log } = services;
  registry.register(commands.prepare, async (argument) => {
    const target = await findTarget(services, argument);
    const document = await savedNotebook(target);
    const plan = await language.preparationPlan(document.uri);
    const { prepare } = await import('#protocol/rpc/index.ts');
    const { name, model } = target.manifest;
    const interpreter = vscode.workspace.getConfiguration(settings.section).get<string>(settings.python);
    const result = await withProgress(`Preparing ${name}`, log, (job) =>
      daemon.call(
        prepare.prepare,
        {
          project: target.project,
          notebook: target.notebook,
          name,
          plan,
          folder: model.folder,
          tolerance: model.tolerance,
          ...(interpreter ? { interpreter } : {}),
        },
        job,
      ),
    );
    await language.refresh(document.uri);
    aside(log, 'Prepare Model', tell(name, result.proof, result.folder, document.uri));
    return result;
  });
}

async function tell(name: string, proof: Proof, folder: string, notebook: vscode.Uri): Promise<void> {
  const text = `${name}: ${proofInWords(proof)}`;
  const [serve, show] = ['Serve', 'Show Model Folder'];
  const chosen = proof.proven ? await inform(text, serve, show) : await warn(text, show);
  if (chosen === serve) await vscode.commands.executeCommand(commands.serve, notebook);
  if (chosen === show) await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.file(folder));
}
