import type { Command } from 'commander';
import { staleLines } from '#core/report/stale.ts';
import { deploy } from '#protocol/rpc/index.ts';
import { exitCodes } from '../exit.ts';
import { openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';
import { changesOf } from '../stale.ts';
import { bytes, comparisonLines } from '../text.ts';

interface Options {
  readonly tag?: string;
  readonly verify: boolean;
}

export function addBuild(program: Command, run: Runner): void {
  program
    .command('build')
    .description('build the image and ask it the questions the notebook answered')
    .option('--tag <tag>', 'tag of the image; the name in slipway.yaml when left out')
    .option('--no-verify', 'do not run the image')
    .action(
      run(async (output, options: Options) => {
        const project = await openProject(process.cwd());
        const { manifest } = project.withManifest();
        const folder = project.resolve(manifest.model.folder);
        const changes = await changesOf(project);
        return withDaemon(output, async (call) => {
          const { image } = await call(deploy.build, {
            project: project.folder,
            name: manifest.image.name ?? manifest.name,
            folder,
            dockerfile: manifest.image.dockerfile,
            ...(options.tag === undefined ? {} : { tag: options.tag }),
          });
          const verified = options.verify
            ? await call(deploy.verifyImage, {
                tag: image.tag,
                folder,
                tolerance: manifest.model.tolerance,
                memory: manifest.deploy.memory,
                cpus: manifest.deploy.cpus,
              })
            : null;
          output.result({ image, verified, changedSinceProven: changes }, () => [
            `✓ ${image.tag} ${bytes(image.size)} (${image.id})`,
            ...staleLines(changes),
            ...(verified === null
              ? []
              : [
                  `✓ ready ${Math.round(verified.readyMilliseconds)} ms after start`,
                  ...comparisonLines(verified.comparisons),
                ]),
          ]);
          return verified?.comparisons.every((comparison) => comparison.agreeing === comparison.rows) === false
            ? exitCodes.findings
            : exitCodes.ok;
        });
      }),
    );
}
