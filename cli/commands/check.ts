import { type Command, Option } from 'commander';
import { ruleOf } from '#core/check.ts';
import { htmlOf } from '#core/report/html.ts';
import { reportOf } from '#core/report/report.ts';
import { sarifOf } from '#core/report/sarif.ts';
import type { CheckReport } from '#protocol/check-report.ts';
import { FailOn } from '#protocol/manifest.ts';
import { gone, knownTo, openBaselines, updated } from '../check/baselines.ts';
import { checkFile } from '../check/check-file.ts';
import { fixFile } from '../check/fix-file.ts';
import { pipedIn } from '../check/piped.ts';
import { RunProjects, within } from '../check/projects.ts';
import { sarifBase } from '../check/repository.ts';
import { isNotebook, type Target } from '../check/target.ts';
import { findTargets, type Targets } from '../check/targets.ts';
import { reportLines } from '../check/text.ts';
import { CannotDo, type ExitCode, exitCodes } from '../exit.ts';
import type { Output } from '../output.ts';
import { jsonText, onOneLine } from '../printable.ts';
import type { Runner } from '../runner.ts';
import { version } from '../version.ts';
import { writeWhole } from '../write.ts';

const formats = ['text', 'json', 'sarif', 'html'] as const;

interface Options {
  readonly format: (typeof formats)[number];
  readonly output?: string;
  readonly failOn?: FailOn;
  readonly fix?: boolean;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly release?: boolean;
  readonly manifests: boolean;
  readonly stdinFilename?: string;
}

export function addCheck(program: Command, run: Runner): void {
  program
    .command('check')
    .description('read notebooks and manifests, and say what stands between them and production')
    .argument(
      '[paths...]',
      'files, folders and globs, or - for what is piped in; what slipway.yaml says when left out, else all of this folder',
    )
    .addOption(new Option('--format <format>', 'how the result is written').choices(formats).default('text'))
    .option('--output <file>', 'write the result there instead of to the terminal')
    .addOption(
      new Option(
        '--fail-on <severity>',
        'least severity that ends with 1; "warning" when slipway.yaml says nothing',
      ).choices(FailOn.options),
    )
    .option('--fix', 'make every safe fix first')
    .option('--baseline <file>', 'findings that are known and do not count')
    .option('--update-baseline', 'make everything found known, and forget what is gone')
    .option('--release', 'also end with 1 while a check is open that slipway.yaml lets a release wait for')
    .option('--no-manifests', 'only the notebooks')
    .option(
      '--stdin-filename <file>',
      'the file that - stands for: its name says what it is, and its folder whose it is',
    )
    .action(
      run(async (output, paths: string[], options: Options) => {
        const cwd = process.cwd();
        const projects = new RunProjects(cwd);
        const { stdinFilename, fix = false } = options;
        const piped = await pipedIn(paths, { cwd, stdinFilename, fix }, process.stdin);
        const find = async (): Promise<Targets> => {
          const { targets, refused } = await findTargets(paths, cwd, projects, piped);
          const isAsked = ({ file, project }: Target): boolean =>
            options.manifests || isNotebook(file) || (file === 'slipway.yaml' && project.manifest === null);
          return { targets: targets.filter(isAsked), refused };
        };
        const isFixed = !fix || (await fixAll((await find()).targets, cwd, output));
        projects.readAgain();
        const report = await checkAll(await find(), options, cwd);
        await write(report, options, output);
        if (options.updateBaseline === true)
          for (const file of report.baseline?.files ?? [])
            output.note(
              `${file} written. Commands use it when slipway.yaml names it under checks.baseline, or with --baseline.`,
            );
        return isFixed ? verdict(report) : exitCodes.couldNot;
      }),
    );
}

/** Whether all that could be mended was: a file that cannot be written is said, and the others are still mended. */
async function fixAll(targets: readonly Target[], cwd: string, output: Output): Promise<boolean> {
  let isFixed = true;
  for (const target of targets)
    try {
      for (const title of await fixFile(target)) output.note(onOneLine(`${within(cwd, target.path)}: ${title}`));
    } catch (error) {
      if (!(error instanceof CannotDo)) throw error;
      isFixed = false;
      output.note(error.message);
    }
  return isFixed;
}

async function checkAll({ targets, refused }: Targets, options: Options, cwd: string): Promise<CheckReport> {
  const results = [];
  for (const target of targets) results.push(await checkFile(target, cwd));
  const checked = results.flatMap((result) => ('checked' in result ? [result.checked] : []));
  const update = options.updateBaseline === true;
  const { opened, refused: missing } = await openBaselines(checked, { asked: options.baseline, cwd, update });
  const baselines = update ? await Promise.all(opened.map(updated)) : opened;
  const known = knownTo(baselines);
  return reportOf({
    slipway: version(),
    at: new Date().toISOString(),
    files: checked.map((file) => {
      const { target, ...rest } = file;
      return {
        ...rest,
        failOn: options.failOn ?? target.project.manifest?.checks.failOn ?? 'warning',
        isKnown: known(file),
      };
    }),
    refused: [...refused, ...missing, ...results.flatMap((result) => ('refused' in result ? [result.refused] : []))],
    leftOut: results.flatMap((result) => ('leftOut' in result ? [result.leftOut] : [])),
    baseline:
      baselines.length === 0
        ? null
        : { files: baselines.map(({ path }) => within(cwd, path)), gone: gone(baselines, cwd) },
    failOn: options.failOn ?? null,
    release: options.release === true,
  });
}

async function write(report: CheckReport, { format, output: file }: Options, output: Output): Promise<void> {
  const text = textOf(report, format);
  if (file === undefined) return output.write(text);
  await writeWhole(file, text);
  output.note(`${file} written.`);
}

function textOf(report: CheckReport, format: Options['format']): string {
  if (format === 'html') return htmlOf(report, ruleOf);
  if (format === 'text') return `${reportLines(report).join('\n')}\n`;
  return jsonText(format === 'sarif' ? sarifOf(report, { ruleOf, base: sarifBase(process.cwd()) }) : report);
}

/** What could not be read was not judged: that is no pass, and not a finding either. */
function verdict({ refused, summary, release }: CheckReport): ExitCode {
  if (refused.length > 0) return exitCodes.couldNot;
  return summary.failing > 0 || release?.blocked === true ? exitCodes.findings : exitCodes.ok;
}
