import type { Command } from 'commander';
import { DaemonError, runtimeFolderOf } from '#client/index.ts';
import { diagnose } from '#daemon/doctor/index.ts';
import { ownStateFolder } from '#daemon/rpc/surroundings.ts';
import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import { daemon } from '#protocol/rpc/index.ts';
import { stopDaemon } from '../daemon.ts';
import { exitCodes } from '../exit.ts';
import type { Output } from '../output.ts';
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
        const diagnoses = await diagnosesOf(output);
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

/** What the daemon sees; where it does not start, why, and what can be seen without it. */
async function diagnosesOf(output: Output): Promise<Diagnosis[]> {
  try {
    const { diagnoses } = await withDaemon(output, (call) => call(daemon.doctor, { project: process.cwd() }));
    return diagnoses;
  } catch (error) {
    if (!(error instanceof DaemonError) || error.cancelled) throw error;
    const { message, data } = error;
    const found = [message, ...(data.details ?? [])].join('\n');
    const remedy = data.remedy === undefined ? {} : { remedy: data.remedy };
    const failed: Diagnosis = { subject: 'Slipway’s companion process', ok: false, found, needed: 'always', ...remedy };
    const folders = { runtime: runtimeFolderOf(process.env), stateFolder: ownStateFolder() };
    return [failed, ...(await diagnose(folders, AbortSignal.timeout(60_000)))];
  }
}
