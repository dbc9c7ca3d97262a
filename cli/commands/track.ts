import type { Command } from 'commander';
import { track } from '#protocol/rpc/index.ts';
import { CannotDo, exitCodes } from '../exit.ts';
import { openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';

export function addTrack(program: Command, run: Runner): void {
  program
    .command('track')
    .description('record the proven model as a run of an MLflow server')
    .option('--uri <address>', 'tracking server; the one in slipway.yaml or MLFLOW_TRACKING_URI when left out')
    .action(
      run(async (output, options: { readonly uri?: string }) => {
        const project = await openProject(process.cwd());
        const { manifest } = project.withManifest();
        const uri = options.uri ?? manifest.track?.uri ?? process.env['MLFLOW_TRACKING_URI'];
        if (uri === undefined) {
          throw new CannotDo(
            'No tracking server is named.',
            'Start one with "mlflow server" and add "track: {tool: mlflow, uri: http://127.0.0.1:5000}" to slipway.yaml, or pass --uri.',
          );
        }
        const experiment = manifest.track?.experiment ?? manifest.name;
        const recorded = await withDaemon(output, (call) =>
          call(track.record, { uri, experiment, name: manifest.name, folder: project.resolve(manifest.model.folder) }),
        );
        output.result(recorded, () => [
          `✓ run ${recorded.runId} in experiment ${experiment}: ${recorded.url}`,
          ...(recorded.modelVersion === null
            ? []
            : [`✓ registered as ${manifest.name} version ${recorded.modelVersion}`]),
        ]);
        return exitCodes.ok;
      }),
    );
}
