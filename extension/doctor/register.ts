import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { withProgress } from '#extension/platform/progress.ts';
import { showMarkdown } from '#extension/platform/read-only-page.ts';
import type { Services } from '#extension/platform/services.ts';
import { diagnosesAsMarkdown } from './report.ts';

/** "Check This Machine": what is there and what is missing, with the command that mends it. */
export function registerDoctor({ commands: registry, daemon, log }: Services): void {
  registry.register(commands.doctor, async () => {
    const { daemon: methods } = await import('#protocol/rpc/index.ts');
    const project = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    const { diagnoses } = await withProgress('Checking this machine', log, (job) =>
      daemon.call(methods.doctor, project === undefined ? {} : { project }, job),
    );
    await showMarkdown('Slipway on this machine.md', diagnosesAsMarkdown(diagnoses));
    return diagnoses;
  });
  registry.register(commands.showLog, () => log.show(true));
}
