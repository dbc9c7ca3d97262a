import type { Command } from 'commander';
import { daemon } from '#protocol/rpc/index.ts';
import { stopDaemon } from '../daemon.ts';
import { exitCodes } from '../exit.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';

export function addDoctor(program: Command, run: Runner): void {
  program
    .command('doctor')
    .description('say what is there, what is missing, and the command that mends it')
    .option('--stop-daemon', 'stop the companion process and everything it serves')
    .action(
      run(async (output, options: { readonly stopDaemon?: boolean }) => {
        if (options.stopDaemon === true) {
          const stopped = await stopDaemon();
          output.result({ stopped }, () => [
            stopped ? 'The companion process was stopped.' : 'No companion process was running.',
          ]);
          return exitCodes.ok;
        }
        const { diagnoses } = await withDaemon(output, (call) => call(daemon.doctor, { project: process.cwd() }));
        output.result({ diagnoses }, () =>
          diagnoses.flatMap((diagnosis) => [
            `${diagnosis.ok ? '✓' : diagnosis.needed === 'always' ? '✗' : '–'} ${diagnosis.subject}: ${diagnosis.found.replaceAll('\n', '\n    ')}`,
            ...(diagnosis.ok || diagnosis.remedy === undefined ? [] : [`    ${diagnosis.remedy}`]),
          ]),
        );
        return diagnoses.some((diagnosis) => !diagnosis.ok && diagnosis.needed === 'always')
          ? exitCodes.findings
          : exitCodes.ok;
      }),
    );
}
