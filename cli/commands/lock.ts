import type { Command } from 'commander';
import type { EnvironmentSets } from '#core/generate/sets.ts';
import { prepare } from '#protocol/rpc/index.ts';
import { CannotDo, exitCodes } from '../exit.ts';
import { lockLines } from '../lock-text.ts';
import { openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';

interface Options {
  readonly python?: string;
  readonly upgrade?: true | readonly string[];
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly conda?: boolean;
}

export function addLock(program: Command, run: Runner): void {
  program
    .command('lock')
    .description('pin what training and serving need, with hashes, as the notebook’s interpreter has it')
    .argument('[notebook]', 'the notebook in slipway.yaml when left out')
    .option(
      '--python <interpreter>',
      'the Python to lock for; else that of the notebook’s kernel, of .venv, or on PATH',
    )
    .option('--upgrade [package...]', 'take these anew from the package index; all when none is named')
    .option('--dry-run', 'show what would change, and write nothing')
    .option('--check', 'write nothing, and end with 1 where the lock is not what the input gives')
    .option('--conda', 'write environment.yml too')
    .action(
      run(async (output, path: string | undefined, options: Options) => {
        const project = await openProject(path ?? process.cwd());
        const notebook =
          path !== undefined && /\.(?:ipynb|py)$/.test(path)
            ? project.relative(path)
            : project.withManifest().manifest.notebook;
        const sets = project.checker.sets(await project.input(notebook));
        if (!sets.ok) throw new CannotDo(`${notebook} cannot be locked: ${sets.reason}`);
        const writes = options.dryRun !== true && options.check !== true;
        const locked = await withDaemon(output, (call) =>
          call(prepare.lock, { project: project.folder, notebook, dryRun: !writes, ...asked(sets.value, options) }),
        );
        const isStale = locked.files.some(({ path: file }) => file !== '.python-version');
        output.result({ ...locked, servingUnknown: sets.value.reason, stale: isStale }, () =>
          lockLines(locked, sets.value, options),
        );
        return options.check === true && isStale ? exitCodes.findings : exitCodes.ok;
      }),
    );
}

function asked({ training, serving, kernel }: EnvironmentSets, { python, upgrade, conda }: Options) {
  return {
    requirements: training,
    ...(serving === null ? {} : { serving }),
    ...(kernel === null ? {} : { kernel }),
    ...(python === undefined ? {} : { interpreter: python }),
    ...(upgrade === undefined ? {} : { upgrade: upgrade === true ? true : [...upgrade] }),
    ...(conda === true ? { conda } : {}),
  };
}
