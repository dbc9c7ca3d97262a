import type { Command } from 'commander';
import { CannotDo, exitCodes } from '../exit.ts';
import { notebookOf } from '../notebook-of.ts';
import { openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { agreed, canAsk, showDiff } from '../separated/ask.ts';
import { folderIn, proposedOver, write } from '../separated/proposed.ts';
import { finishWriting } from '../separated/together.ts';
import { ending, lineOf } from '../separated/words.ts';

interface Options {
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly yes?: boolean;
}

export function addSplit(program: Command, run: Runner): void {
  program
    .command('split')
    .description('write training and inference of a notebook as train.py, features.py, predict.py and tests')
    .argument('[notebook]', 'the notebook in slipway.yaml when left out')
    .option('--to <folder>', 'folder for the code; the project itself when left out')
    .option('--dry-run', 'show the diff and write nothing')
    .option('--yes', 'write without asking')
    .option('--force', 'replace files that were changed since, or that are not ours; each is kept as NAME.before')
    .action(
      run(async (output, path: string | undefined, options: Options) => {
        const project = await openProject(path ?? process.cwd());
        const notebook = notebookOf(project, path);
        const folder = folderIn(project, options.to);
        const made = project.checker.separate({ ...(await project.input(notebook)), folder });
        if (!made.ok) throw new CannotDo(`${notebook} cannot be separated: ${made.reason}`);
        if (options.dryRun !== true) await finishWriting(project.folder);
        const proposed = await proposedOver(project, made.value, notebook, options.force === true);
        const { changed, files } = proposed;
        showDiff(output, proposed);
        for (const note of made.value.notes) output.note(`  ${note}`);
        const asks = options.dryRun !== true && changed.length > 0 && options.yes !== true;
        if (asks && !canAsk(output))
          throw new CannotDo(
            `Nothing was written: there is nobody to ask whether ${changed.map((file) => file.path).join(', ')} may be.`,
            'Give --yes to write them, or --dry-run to only look.',
          );
        const written = options.dryRun !== true && changed.length > 0 && (!asks || (await agreed(changed)));
        if (written) await write(project, proposed);
        const { cut, notes, obstacle } = made.value;
        output.result(
          {
            notebook,
            folder,
            cut,
            obstacle,
            notes,
            written,
            files: files.map(({ path: file, state, conflicts }) => ({ path: file, state, conflicts })),
          },
          () => [...files.map(lineOf), ending(written, changed, folder)],
        );
        return files.some(({ state }) => state === 'conflict' || state === 'foreign')
          ? exitCodes.findings
          : exitCodes.ok;
      }),
    );
}
