import type { Command } from 'commander';
import { prepare } from '#protocol/rpc/index.ts';
import { exitCodes } from '../exit.ts';
import { openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';
import { comparisonLines } from '../text.ts';

export function addProve(program: Command, run: Runner): void {
  program
    .command('prove')
    .description('ask the model folder again, in an environment of its own lock, and compare with the notebook; for CI')
    .option('--python <interpreter>', 'the Python to make the environment from')
    .action(
      run(async (output, options: { readonly python?: string }) => {
        const project = await openProject(process.cwd());
        const { manifest } = project.withManifest();
        const again = await withDaemon(output, (call) =>
          call(prepare.prove, {
            project: project.folder,
            folder: manifest.model.folder,
            ...(options.python === undefined ? {} : { interpreter: options.python }),
          }),
        );
        output.result(again, () => [
          ...comparisonLines(again.comparisons),
          ...again.changed.map((change) => `✗ ${change}`),
          again.agrees ? `✓ ${again.folder} still answers as the notebook did` : '✗ not proven any more',
        ]);
        return again.agrees ? exitCodes.ok : exitCodes.findings;
      }),
    );
}
