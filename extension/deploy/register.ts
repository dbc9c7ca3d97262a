import * as vscode from 'vscode';
import { commands } from '#extension/contributions.ts';
import { withProgress } from '#extension/platform/progress.ts';
import type { Services } from '#extension/platform/services.ts';
import { findTarget } from '#extension/platform/target.ts';
import { UserError } from '#extension/platform/user-error.ts';
import { Keys } from '#extension/serving/keys.ts';
import type { deploy } from '#protocol/rpc/index.ts';
import { askUser, isDeployArguments } from './approve.ts';
import { desired } from './desired.ts';
import { canBeRolledBackTo, changesSomething, deploymentRow } from './words.ts';

/** Deploying: what would change is shown first; then it is applied, and can be taken back. */
export function registerDeploy(services: Services): void {
  const { commands: registry, daemon, log, context } = services;
  const keys = new Keys(context.secrets, 'deployment');

  registry.register(commands.deploy, async (argument) => {
    const given = isDeployArguments(argument) ? argument : null;
    const target = await findTarget(services, given?.uri ?? argument);
    const { deploy } = await import('#protocol/rpc/index.ts');
    const wish = desired(target);
    const { changes } = await withProgress(`Planning ${wish.name}`, log, (job) => daemon.call(deploy.plan, wish, job));
    if (!changesSomething(changes)) {
      void vscode.window.showInformationMessage(`${wish.name} is deployed as slipway.yaml says. Nothing would change.`);
      return undefined;
    }
    const approve = given?.approve ?? askUser(wish.name, wish.target);
    if (!(await approve(changes))) return undefined;
    const { deployment, key } = await withProgress(`Deploying ${wish.name}`, log, (job) =>
      daemon.call(deploy.apply, wish, job),
    );
    if (key !== null) await keys.keep(deployment.name, key);
    void tell(deployment, keys, `${deployment.name} revision ${deployment.revision} runs at ${deployment.url}.`);
    return deployment;
  });

  registry.register(commands.rollback, async (argument) => {
    const { manifest } = await findTarget(services, argument);
    const { deploy } = await import('#protocol/rpc/index.ts');
    const { deployments } = await daemon.call(deploy.history, { name: manifest.name });
    const earlier = deployments.filter(canBeRolledBackTo);
    if (earlier.length === 0) throw new UserError(`${manifest.name} has no earlier revision to go back to.`);
    const rows = earlier.map((deployment) => ({ ...deploymentRow(deployment), revision: deployment.revision }));
    const chosen = await vscode.window.showQuickPick(rows, { placeHolder: `Go back to which revision?` });
    if (!chosen) return undefined;
    const { deployment } = await withProgress(`Rolling back ${manifest.name}`, log, (job) =>
      daemon.call(deploy.rollback, { name: manifest.name, revision: chosen.revision }, job),
    );
    void vscode.window.showInformationMessage(
      `${deployment.name} is back at ${deployment.image}, as revision ${deployment.revision}.`,
    );
    return deployment;
  });

  registry.register(commands.showDeployments, async () => {
    const { deploy } = await import('#protocol/rpc/index.ts');
    const { deployments } = await daemon.call(deploy.deployStatus, {});
    if (deployments.length === 0) throw new UserError('Nothing is deployed.', 'Run "Slipway: Deploy" first.');
    const rows = deployments.map((deployment) => {
      const row = deploymentRow(deployment);
      return { ...row, description: `${row.description}, ${deployment.health}`, name: deployment.name };
    });
    const chosen = await vscode.window.showQuickPick(rows, { placeHolder: 'Deployments on this machine' });
    if (!chosen) return undefined;
    const history = await daemon.call(deploy.history, { name: chosen.name });
    await vscode.window.showQuickPick(history.deployments.map(deploymentRow), {
      placeHolder: `What happened to ${chosen.name}, newest first`,
    });
    return history.deployments;
  });
}

async function tell({ name, url }: deploy.Deployment, keys: Keys, text: string): Promise<void> {
  const [open, copy] = ['Open', 'Copy API Key'];
  const key = await keys.get(name);
  const actions = [...(url === null ? [] : [open]), ...(key === undefined ? [] : [copy])];
  const chosen = await vscode.window.showInformationMessage(text, ...actions);
  if (chosen === open && url !== null) await vscode.env.openExternal(vscode.Uri.parse(`${url}/v2/health/ready`, true));
  if (chosen === copy && key !== undefined) await vscode.env.clipboard.writeText(key);
}
