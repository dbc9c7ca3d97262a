import type { Command } from 'commander';
import type { Manifest } from '#protocol/manifest.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { exitCodes } from '../exit.ts';
import { wholeNumber } from '../number.ts';
import { type OpenProject, openProject } from '../project.ts';
import { waitsFor as releaseWaits } from '../release.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';
import { comparisonLines } from '../text.ts';

interface Options {
  readonly image?: string;
  readonly newKey?: boolean;
  readonly plan?: boolean;
  readonly status?: boolean;
  readonly history?: boolean;
  readonly destroy?: boolean;
}

export function addDeploy(program: Command, run: Runner): void {
  program
    .command('deploy')
    .description('start a new revision, and replace the old one when it answers as the notebook did')
    .option('--image <tag>', 'image to deploy; the one built last when left out')
    .option('--new-key', 'another API key; the one before opens nothing then')
    .option('--plan', 'only say what would change')
    .option('--status', 'what is deployed, and whether it is healthy')
    .option('--history', 'every revision there was')
    .option('--destroy', 'take the service down; its history is kept')
    .action(
      run(async (output, options: Options) => {
        const project = await openProject(process.cwd());
        const { manifest } = project.withManifest();
        const { name } = manifest;
        return withDaemon(output, async (call) => {
          if (options.status === true) {
            const { deployments } = await call(deploy.deployStatus, { name });
            output.result({ deployments }, () =>
              deployments.length === 0
                ? [`${name} is not deployed.`]
                : deployments.map(
                    (one) => `${one.health === 'healthy' ? '✓' : '!'} ${revisionLine(one)}, ${one.health}`,
                  ),
            );
            return deployments.every((one) => one.health === 'healthy') ? exitCodes.ok : exitCodes.findings;
          }
          if (options.history === true) {
            const { deployments } = await call(deploy.history, { name });
            output.result({ deployments }, () => deployments.map(revisionLine));
            return exitCodes.ok;
          }
          if (options.destroy === true) {
            const { deployment } = await call(deploy.destroy, { name });
            output.result({ deployment }, () => [`${name} is down; revision ${deployment.revision} was the last.`]);
            return exitCodes.ok;
          }
          const waitsFor = await releaseWaits(project);
          const waiting =
            waitsFor.length === 0 ? [] : ['The release waits for:', ...waitsFor.map((line) => `  ${line}`)];
          const target = { ...deployTarget(project, manifest, options.image), newKey: options.newKey === true };
          if (options.plan === true) {
            const { changes } = await call(deploy.plan, target);
            output.result({ changes, waitsFor }, () => [
              ...changes.map((change) => `${change.action} ${change.what}: ${change.why}`),
              ...waiting,
            ]);
            return waitsFor.length === 0 ? exitCodes.ok : exitCodes.findings;
          }
          if (waitsFor.length > 0) {
            output.result({ waitsFor }, () => [
              ...waiting,
              'Nothing was changed. slipway.yaml says under release.block what a release waits for.',
            ]);
            return exitCodes.findings;
          }
          const { changes } = await call(deploy.plan, target);
          const applied = await call(deploy.apply, target);
          output.result({ changes, ...applied }, () => [
            `✓ ${revisionLine(applied.deployment)}`,
            ...comparisonLines(applied.comparisons),
            ...(applied.key === null ? [] : [`Key, shown this once: ${applied.key}`]),
          ]);
          return exitCodes.ok;
        });
      }),
    );
}

export function addRollback(program: Command, run: Runner): void {
  program
    .command('rollback')
    .description('go back to the revision before, or to the one named')
    .option('--to <revision>', 'number of the revision', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .action(
      run(async (output, options: { readonly to?: number }) => {
        const { manifest } = (await openProject(process.cwd())).withManifest();
        const revision = options.to === undefined ? {} : { revision: options.to };
        const { deployment } = await withDaemon(output, (call) =>
          call(deploy.rollback, { name: manifest.name, ...revision }),
        );
        output.result({ deployment }, () => [`✓ ${revisionLine(deployment)}`]);
        return exitCodes.ok;
      }),
    );
}

const revisionLine = (one: deploy.Deployment): string =>
  `${one.name} revision ${one.revision} ${one.state} on ${one.target}${one.url === null ? '' : ` at ${one.url}`} (${one.image}, ${one.at})`;

export function deployTarget(project: OpenProject, manifest: Manifest, image: string | undefined) {
  return {
    name: manifest.name,
    target: manifest.deploy.target,
    image: image ?? `${manifest.image.name ?? manifest.name}:latest`,
    folder: project.resolve(manifest.model.folder),
    port: manifest.deploy.port,
    memory: manifest.deploy.memory,
    cpus: manifest.deploy.cpus,
    auth: manifest.serve.auth,
    window: manifest.monitor.window,
    falseAlarmRate: manifest.monitor.falseAlarmRate,
    tolerance: manifest.model.tolerance,
  };
}
