import { join } from 'node:path';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { inform } from '#extension/platform/messages.ts';
import { withProgress } from '#extension/platform/progress.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget } from '#extension/platform/target.ts';
import { UserError } from '#extension/platform/user-error.ts';

/** "Record Run in MLflow": the prepared model as a run of the server that `slipway.yaml` names. */
export function registerTrack(services: Services): void {
  const { commands: registry, daemon, log } = services;
  registry.register(commands.track, async (argument) => {
    const { manifest, project } = await findTarget(services, argument);
    if (!manifest.track)
      throw new UserError(
        'slipway.yaml names no tracking server.',
        'Add "track: { tool: mlflow, uri: http://127.0.0.1:5000 }" to it.',
      );
    const { uri, experiment } = manifest.track;
    const { track } = await import('#protocol/rpc/index.ts');
    const run = await withProgress(`Recording ${manifest.name} in MLflow`, log, (job) =>
      daemon.call(
        track.record,
        {
          uri,
          experiment: experiment ?? manifest.name,
          name: manifest.name,
          folder: join(project, manifest.model.folder),
        },
        job,
      ),
    );
    aside(log, 'Record Run in MLflow', offer(run.url, `${manifest.name} is recorded as run ${run.runId}.`));
    return run;
  });
}

async function offer(url: string, text: string): Promise<void> {
  const open = 'Open in MLflow';
  if ((await inform(text, open)) === open) await vscode.env.openExternal(vscode.Uri.parse(url, true));
}
