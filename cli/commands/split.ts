import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { createTwoFilesPatch } from 'diff';
import { pathsOf, propose, recordPath } from '#core/separate/propose.ts';
import type { Separation } from '#core/separate/separate.ts';
import type { ProposedFile, ProposedState } from '#protocol/generated.ts';
import { CannotDo, exitCodes } from '../exit.ts';
import { notebookOf } from '../notebook-of.ts';
import type { Output } from '../output.ts';
import { type OpenProject, openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { textBefore, writeFiles, writeWhole } from '../write.ts';

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
        const title = project.manifest?.name ?? notebook.replace(/^.*\/|\.\w+$/g, '');
        const before = await textsBefore(project, made.value);
        const proposal = propose(made.value, before, title, options.force === true);
        const changed = proposal.files.filter(({ state }) => writes.has(state));
        showDiff(output, changed, before);
        for (const note of made.value.notes) output.note(`  ${note}`);
        const written =
          options.dryRun !== true && changed.length > 0 && (options.yes === true || (await agreed(output, changed)));
        if (written) await write(project, proposal.files, proposal.record);
        const { cut, notes, obstacle } = made.value;
        output.result(
          {
            notebook,
            folder,
            cut,
            obstacle,
            notes,
            written,
            files: proposal.files.map(({ path: file, state, conflicts }) => ({ path: file, state, conflicts })),
          },
          () => [...proposal.files.map(lineOf), ending(written, changed, folder)],
        );
        return proposal.files.some(({ state }) => state === 'conflict' || state === 'foreign')
          ? exitCodes.findings
          : exitCodes.ok;
      }),
    );
}

/** States in which a file is written. */
const writes: ReadonlySet<ProposedState> = new Set(['new', 'regenerated', 'merged', 'conflict', 'replaced']);

function folderIn(project: OpenProject, to: string | undefined): string {
  if (to === undefined) return '';
  const folder = project.relative(to);
  if (folder === '..' || folder.startsWith('../'))
    throw new CannotDo(`${to} is outside of the project ${project.folder}.`, 'Name a folder in it.');
  return folder;
}

const textsBefore = async (project: OpenProject, made: Separation): Promise<Map<string, string | null>> =>
  new Map(
    await Promise.all(pathsOf(made).map(async (path) => [path, await textBefore(project.resolve(path))] as const)),
  );

function showDiff(output: Output, files: readonly ProposedFile[], before: ReadonlyMap<string, string | null>): void {
  for (const { path, text } of files) {
    const old = before.get(path) ?? null;
    const patch = createTwoFilesPatch(old === null ? '/dev/null' : `a/${path}`, `b/${path}`, old ?? '', text, '', '', {
      context: 3,
    });
    output.note(patch.replace(/^=+\n/, '').trimEnd());
  }
}

/** Asks whether to write; where nobody can be asked, says how to. */
async function agreed(output: Output, files: readonly ProposedFile[]): Promise<boolean> {
  if (!process.stdin.isTTY || output.format === 'json')
    throw new CannotDo(
      `Nothing was written: there is nobody to ask whether ${files.map(({ path }) => path).join(', ')} may be.`,
      'Give --yes to write them, or --dry-run to only look.',
    );
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question(
      `Write ${files.length === 1 ? 'this file' : `these ${files.length} files`}? [y/N] `,
    );
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}

/** Each file whole or not at all; the record last, so that a file it does not know yet is found to say what it should. */
async function write(project: OpenProject, files: readonly ProposedFile[], record: string): Promise<void> {
  const replaced = files.filter(({ state }) => state === 'replaced');
  await writeFiles(project.folder, replaced);
  for (const { path, text, state } of files)
    if (writes.has(state) && state !== 'replaced') await writeWhole(project.resolve(path), text);
  await writeWhole(project.resolve(recordPath), record);
}

const words: Readonly<Record<ProposedState, string>> = {
  new: 'new',
  same: 'as it should be',
  regenerated: 'made anew; nobody had changed it',
  merged: 'your changes and the new text put together',
  conflict: 'put together, and in places both had changed: look for <<<<<<< in it',
  kept: 'yours; there is nothing new for it',
  foreign: 'there, and not made by Slipway: left as it is. Name another folder with --to, or replace it with --force',
  replaced: 'replaced; what it was is kept beside it as NAME.before',
};

const lineOf = ({ path, state, conflicts }: ProposedFile): string =>
  `${path}: ${words[state]}${conflicts === 0 ? '' : ` (${conflicts} ${conflicts === 1 ? 'place' : 'places'})`}`;

function ending(written: boolean, changed: readonly ProposedFile[], folder: string): string {
  if (written) return `${changed.length} written. Next: python ${folder === '' ? '' : `${folder}/`}train.py`;
  return changed.length === 0 ? 'Nothing to write.' : 'Nothing was written.';
}
