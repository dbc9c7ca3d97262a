import type { Command } from 'commander';
import { driftReportHtml } from '#core/generate/drift-report.ts';
import type { DriftReport } from '#protocol/drift.ts';
import { serve } from '#protocol/rpc/index.ts';
import { exitCodes } from '../exit.ts';
import { openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';
import { writeWhole } from '../write.ts';

export function addDrift(program: Command, run: Runner): void {
  program
    .command('drift')
    .description('compare what the service is asked and answers now with what the model was trained on')
    .option('--endpoint <id>', 'id or name of the endpoint; the project when left out')
    .option('--html <file>', 'write the report as one HTML file')
    .action(
      run(async (output, options: { readonly endpoint?: string; readonly html?: string }) => {
        const endpoint = options.endpoint ?? (await openProject(process.cwd())).withManifest().manifest.name;
        const { report } = await withDaemon(output, (call) => call(serve.drift, { endpoint }));
        if (options.html !== undefined) {
          await writeWhole(options.html, driftReportHtml(report));
          output.note(`report written to ${options.html}`);
        }
        output.result({ report }, () => driftLines(report));
        return report.window?.results.some((result) => result.drifted) === true ? exitCodes.findings : exitCodes.ok;
      }),
    );
}

export function driftLines(report: DriftReport): string[] {
  const { window, filling } = report;
  const head = `${report.model}: ${report.requests.total} requests, ${report.requests.failed} failed; reference of ${report.referenceRows} rows`;
  const collecting = `collecting ${filling.rows} of ${filling.size} rows for the next test`;
  if (window === null) return [head, `no full window yet: ${collecting}`];
  return [
    head,
    `window of ${window.rows} rows; a window with no change is called drifted with probability ${report.falseAlarmRate}`,
    ...window.results.map(
      (result) =>
        `${result.drifted ? '✗' : '✓'} ${result.role} ${result.name}: ${result.test === null ? 'too few rows to test' : `p = ${result.test.adjustedPValue.toPrecision(2)} (adjusted)`}, PSI ${result.psi.toFixed(3)}`,
    ),
    collecting,
  ];
}
