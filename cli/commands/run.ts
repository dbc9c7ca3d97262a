import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { usualTolerance } from '#protocol/reproducibility.ts';
import { run as rpc } from '#protocol/rpc/index.ts';
import { defaultLimits } from '#protocol/rpc/run.ts';
import { CannotDo, exitCodes } from '../exit.ts';
import { notebookOf } from '../notebook-of.ts';
import { positiveNumber, wholeNumber } from '../number.ts';
import { openProject } from '../project.ts';
import { reportLines } from '../run-text.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';

interface Options {
  readonly python?: string;
  readonly timeout: number;
  readonly cellTimeout?: number;
  readonly memory?: number;
  readonly tolerance: number;
  readonly output?: string;
}

export function addRun(program: Command, run: Runner): void {
  program
    .command('run')
    .description('run the whole notebook in a clean environment, and compare its outputs with the stored ones')
    .argument('[notebook]', 'the notebook in slipway.yaml when left out')
    .option('--python <interpreter>', 'the Python to make the environment from')
    .addOption(
      new Option('--timeout <seconds>', 'seconds for all cells')
        .argParser(wholeNumber(1, 30 * 24 * 3600))
        .default(defaultLimits.total),
    )
    .option('--cell-timeout <seconds>', 'seconds for one cell; no limit when left out', wholeNumber(1, 30 * 24 * 3600))
    .option(
      '--memory <MB>',
      'memory for the notebook and all it starts; nine tenths of the machine’s when left out',
      wholeNumber(16, 1e8),
    )
    .addOption(
      new Option('--tolerance <relative>', 'relative difference of numbers that counts as none')
        .argParser(positiveNumber)
        .default(usualTolerance),
    )
    .option('--output <file>', 'write the executed notebook there')
    .action(
      run(async (output, path: string | undefined, options: Options) => {
        const project = await openProject(path ?? process.cwd());
        const notebook = notebookOf(project, path?.match(/\.(?:ipynb|py)$/) ? path : undefined);
        const plan = project.checker.planRun(await project.input(notebook));
        if (!plan.ok) throw new CannotDo(`${notebook} cannot be run: ${plan.reason}`);
        for (const change of plan.value.changes) output.note(`  ${change}`);
        const { python, timeout, cellTimeout, memory, tolerance } = options;
        const made = await withDaemon(output, (call) =>
          call(rpc.notebook, {
            project: project.folder,
            notebook,
            plan: plan.value,
            limits: {
              ...defaultLimits,
              total: timeout,
              ...(cellTimeout === undefined ? {} : { cell: cellTimeout }),
              ...(memory === undefined ? {} : { memory }),
            },
            tolerance,
            ...(python === undefined ? {} : { interpreter: python }),
            ...(options.output === undefined ? {} : { output: resolve(options.output) }),
          }),
        );
        output.result(made, () => reportLines(made.report, made.output, made.notKept));
        return made.report.reproducible ? exitCodes.ok : exitCodes.findings;
      }),
    );
}
