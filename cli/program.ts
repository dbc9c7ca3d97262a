import { Command, type CommanderError, Option } from 'commander';
import { addBuild } from './commands/build.ts';
import { addCheck } from './commands/check.ts';
import { addDecide } from './commands/decide.ts';
import { addDeploy, addRollback } from './commands/deploy.ts';
import { addDoctor } from './commands/doctor.ts';
import { addDraft } from './commands/draft.ts';
import { addDrift } from './commands/drift.ts';
import { addDecrypt, addEncrypt } from './commands/encrypt.ts';
import { addExport } from './commands/export.ts';
import { addLock } from './commands/lock.ts';
import { addPrepare } from './commands/prepare.ts';
import { addProve } from './commands/prove.ts';
import { addRun } from './commands/run.ts';
import { addServe } from './commands/serve.ts';
import { addSplit } from './commands/split.ts';
import { addTrack } from './commands/track.ts';
import { exitCodes } from './exit.ts';
import type { Format } from './output.ts';
import { runner } from './runner.ts';
import { version } from './version.ts';

/** `slipway`: the same engine as in the editor, without one. A wrong call ends with 2, like everything that could not be done. */
export function createProgram(): Command {
  const program = new Command('slipway')
    .description('Takes a Jupyter notebook to production, and proves it.')
    .version(version())
    .configureHelp({ showGlobalOptions: true })
    .exitOverride(leave);
  let format: Format = 'text';
  const run = runner(() => format);
  for (const add of [
    addCheck,
    addPrepare,
    addLock,
    addExport,
    addProve,
    addEncrypt,
    addDecrypt,
    addRun,
    addSplit,
    addServe,
    addBuild,
    addDeploy,
    addRollback,
    addDrift,
    addTrack,
    addDraft,
    addDecide,
    addDoctor,
  ])
    add(program, run);
  for (const command of program.commands) {
    if (command.options.every((option) => option.attributeName() !== 'format'))
      command.addOption(
        new Option('--format <format>', 'how the result is written').choices(['text', 'json']).default('text'),
      );
    command.hook('preAction', (_, acting) => {
      format = acting.opts()['format'] === 'json' ? 'json' : 'text';
    });
    command.exitOverride(leave);
  }
  return program;
}

/** A wrong call ends with 2 and, where JSON was asked for, with that; help and version end with 0. */
function leave(error: CommanderError): never {
  if (error.exitCode === 0) process.exit(exitCodes.ok);
  const message = error.message.replace(/^error: /, '');
  const remedy = 'See slipway --help, or slipway COMMAND --help.';
  if (/--format[ =]json( |$)/.test(process.argv.join(' ')))
    process.stdout.write(`${JSON.stringify({ error: { message, remedy, details: [] } }, null, 2)}\n`);
  process.exit(exitCodes.couldNot);
}
