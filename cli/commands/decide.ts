import { type Command, Option } from 'commander';
import { settleCheck } from '#core/check/settle.ts';
import type { Settlement } from '#protocol/settlement.ts';
import { CannotDo, exitCodes } from '../exit.ts';
import { notebookOf } from '../notebook-of.ts';
import { openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { writeWhole } from '../write.ts';

interface Options {
  readonly reason?: string;
  readonly notApplicable?: boolean;
  readonly takeBack?: boolean;
  readonly notebook?: string;
}

export function addDecide(program: Command, run: Runner): void {
  program
    .command('decide')
    .description('keep in slipway.yaml what a person says of a check, with the reason')
    .argument('<check>', 'such as security/roles; docs/checklist.md has them all')
    .addOption(new Option('--reason <text>', 'why, for whoever reads it next').conflicts('takeBack'))
    .addOption(new Option('--not-applicable', 'it is no question here').conflicts('takeBack'))
    .option('--take-back', 'forget what was said of it')
    .option('--notebook <file>', 'the notebook; the one of slipway.yaml when left out')
    .action(
      run(async (output, check: string, options: Options) => {
        const project = await openProject(process.cwd());
        const { folder, checker } = project;
        const settlement = settlementOf(check, options);
        const file = notebookOf(project, options.notebook);
        const written = settleCheck(checker, await project.input(file), settlement);
        if (!written.ok) throw new CannotDo(written.reason, 'See slipway check for the checks and how each stands.');
        await writeWhole(project.resolve(written.value.path), written.value.text);
        output.result({ ...settlement, file: written.value.path, folder }, () => [
          `${settled[settlement.as]} ${check}, in ${written.value.path}.`,
        ]);
        return exitCodes.ok;
      }),
    );
}

const settled = { decided: 'Decided:', notApplicable: 'Does not apply:', open: 'Open again:' } as const;

function settlementOf(check: string, { reason = '', notApplicable, takeBack }: Options): Settlement {
  if (takeBack === true) return { check, as: 'open', reason: '' };
  if (reason.trim() === '')
    throw new CannotDo('A choice is kept with its reason, and none was given.', 'Say it with --reason "...".');
  return { check, as: notApplicable === true ? 'notApplicable' : 'decided', reason };
}
