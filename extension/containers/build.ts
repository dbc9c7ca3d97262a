import { join } from 'node:path';
import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { inform } from '#extension/platform/messages.ts';
import { withProgress } from '#extension/platform/progress.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget, type Target } from '#extension/platform/target.ts';
import { UserError } from '#extension/platform/user-error.ts';
import type { build } from '#protocol/rpc/deploy.ts';
import type { Result } from '#protocol/rpc/index.ts';
import { inUnits } from './size.ts';

/** Builds the project's Dockerfile, with its progress and a way to stop; then compares the image's own answers. */
export async function buildImage(services: Services, argument: unknown): Promise<Result<typeof build>['image']> {
  const { daemon, log } = services;
  const target = await findTarget(services, argument);
  await needDockerfile(target, log);
  const { manifest, project } = target;
  const { deploy } = await import('#protocol/rpc/index.ts');
  const { image, comparisons } = await withProgress(`Building the image of ${manifest.name}`, log, async (job) => {
    const built = await daemon.call(
      deploy.build,
      {
        project,
        name: manifest.image.name ?? manifest.name,
        folder: join(project, manifest.model.folder),
        dockerfile: manifest.image.dockerfile,
      },
      job,
    );
    const verified = await daemon.call(
      deploy.verifyImage,
      {
        tag: built.image.tag,
        folder: join(project, manifest.model.folder),
        tolerance: manifest.model.tolerance,
        memory: manifest.deploy.memory,
        cpus: manifest.deploy.cpus,
      },
      job,
    );
    return { ...built, ...verified };
  });
  const differing = comparisons.filter((comparison) => comparison.agreeing < comparison.rows);
  if (differing.length > 0) {
    const first = differing.map(({ output, agreeing, rows }) => `${output}: ${agreeing} of ${rows}`).join(', ');
    throw new UserError(
      `${image.tag} is built but does not answer as the notebook did (${first}).`,
      'Prepare the model again, then build.',
    );
  }
  aside(
    log,
    'Build Image',
    tell(`${image.tag} is built, ${inUnits(image.size)}, and answers as the notebook did.`, target.uri),
  );
  return image;
}

async function needDockerfile({ folder, manifest, uri }: Target, log: Services['log']): Promise<void> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, manifest.image.dockerfile));
  } catch {
    aside(log, 'Draft Dockerfile', vscode.commands.executeCommand(commands.draftDockerfile, uri));
    throw new UserError(
      `${manifest.image.dockerfile} is not there yet.`,
      'A draft is being made: write it, then build again.',
    );
  }
}

async function tell(text: string, notebook: vscode.Uri): Promise<void> {
  const deploy = 'Deploy';
  if ((await inform(text, deploy)) === deploy) await vscode.commands.executeCommand(commands.deploy, notebook);
}
