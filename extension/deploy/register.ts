import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { aside } from '#extension/platform/aside.ts';
import { inform } from '#extension/platform/messages.ts';
import { withProgress } from '#extension/platform/progress.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget, type Target } from '#extension/platform/target.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { deploymentNameIn } from '#extension/serving/deployed.ts';
import type { Keys } from '#extension/serving/keys.ts';
import type { deploy } from '#protocol/rpc/index.ts';
import { askUser, isDeployArguments } from './approve.ts';
import { desired } from './desired.ts';
import { canBeRolledBackTo, changesSomething, deploymentRow } from './words.ts';

/** Deploying: what would change is shown first; then it is applied, and can be taken back. */
export function registerDeploy(services: Services, keys: Keys): void {
  const { commands: registry, daemon, log } = services;

  registry.register(commands.deploy, async (argument) => {
    const given = isDeployArguments(argument) ? argument : null;
    const target = await findTarget(services, given?.uri ?? argument);
    await letRelease(target);
    const { deploy } = await import('#protocol/rpc/index.ts');
    const wish = desired(target);
    const { changes } = await withProgress(`Planning ${wish.name}`, log, (job) => daemon.call(deploy.plan, wish, job));
    if (!changesSomething(changes)) {
      const text = `${wish.name} is deployed as slipway.yaml says. Nothing would change.`;
      aside(log, 'Deploy', inform(text));
      return undefined;
    }
    const approve = given?.approve ?? askUser(wish.name, wish.target);
    if (!(await approve(changes))) return undefined;
    const { deployment, key } = await withProgress(`Deploying ${wish.name}`, log, (job) =>
      daemon.call(deploy.apply, wish, job),
    );
    if (key !== null) await keys.keep({ ...deployment, kind: 'container' }, key);
    const text = `${deployment.name} revision ${deployment.revision} runs at ${deployment.url}.`;
    aside(log, 'Deploy', tell(deployment, keys, text));
    return deployment;
  });

  registry.register(commands.rollback, async (argument) => {
    const name = deploymentNameIn(argument) ?? (await findTarget(services, argument)).manifest.name;
    const { deploy } = await import('#protocol/rpc/index.ts');
    const { deployments } = await daemon.call(deploy.history, { name });
    const earlier = deployments.filter(canBeRolledBackTo);
    if (earlier.length === 0) throw new UserError(`${name} has no earlier revision to go back to.`);
    const rows = earlier.map((deployment) => ({ ...deploymentRow(deployment), revision: deployment.revision }));
    const chosen = await vscode.window.showQuickPick(rows, { placeHolder: `Go back to which revision of ${name}?` });
    if (!chosen) return undefined;
    const { deployment } = await withProgress(`Rolling back ${name}`, log, (job) =>
      daemon.call(deploy.rollback, { name, revision: chosen.revision }, job),
    );
    const text = `${name} is back at revision ${deployment.revision} and runs at ${deployment.url}.`;
    aside(log, 'Deploy', tell(deployment, keys, text));
    return deployment;
  });

  registry.register(commands.showDeployments, async (argument) => {
    const { deploy } = await import('#protocol/rpc/index.ts');
    const name = deploymentNameIn(argument) ?? (await pickDeployment());
    if (name === undefined) return undefined;
    const { deployments } = await daemon.call(deploy.history, { name });
    const rows = deployments.map((deployment) => deploymentRow(deployment));
    await vscode.window.showQuickPick(rows, { placeHolder: `What happened to ${name}, newest first` });
    return deployments;
  });

  /** As the command line does: a release that `slipway.yaml` lets wait changes nothing. */
  async function letRelease({ uri, manifest }: Target): Promise<void> {
    const lines = await services.language.releaseWaitsFor(uri);
    const checks = lines.filter((line) => !line.startsWith(' '));
    if (checks.length > 0)
      throw new UserError(
        `The release of ${manifest.name} waits for: ${checks.join('; ')}.`,
        'slipway.yaml says under release.block what a release waits for.',
        lines,
      );
  }

  async function pickDeployment(): Promise<string | undefined> {
    const { deploy } = await import('#protocol/rpc/index.ts');
    const { deployments } = await daemon.call(deploy.deployStatus, {});
    if (deployments.length === 0) throw new UserError('Nothing is deployed.', 'Run "Slipway: Deploy" first.');
    const rows = deployments.map((deployment) => {
      const row = deploymentRow(deployment);
      return { ...row, description: `${row.description}, ${deployment.health}`, name: deployment.name };
    });
    return (await vscode.window.showQuickPick(rows, { placeHolder: 'Deployments on this machine' }))?.name;
  }
}

async function tell(deployment: deploy.Deployment, keys: Keys, text: string): Promise<void> {
  const [tryIt, copy] = ['Try It', 'Copy API Key'];
  const key = await keys.get({ ...deployment, kind: 'container' });
  const actions = [tryIt, ...(key === undefined ? [] : [copy])];
  const chosen = await inform(text, ...actions);
  if (chosen === tryIt) await vscode.commands.executeCommand(commands.tryIt, deployment.id);
  if (chosen === copy && key !== undefined) await vscode.env.clipboard.writeText(key);
}
