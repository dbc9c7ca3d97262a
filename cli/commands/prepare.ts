import type { Command } from 'commander';
import { hardInputLines } from '#core/proof/hard-inputs.ts';
import { servingLines } from '#core/proof/serving-lines.ts';
import { keysNamed } from '#protocol/encryption.ts';
import type { Provenance } from '#protocol/model.ts';
import type { PreparationPlan } from '#protocol/rpc/prepare.ts';
import { exitCodes } from '../exit.ts';
import type { Output } from '../output.ts';
import { planned, prepareProject } from '../preparation.ts';
import type { Runner } from '../runner.ts';
import { showDiff } from '../separated/ask.ts';
import { folderIn } from '../separated/proposed.ts';
import { finishWriting } from '../separated/together.ts';
import { codeLines, type PlannedCode, plannedCode, writeWithModel, writtenLines } from '../separated/with-model.ts';
import { comparisonLines } from '../text.ts';

interface Options {
  readonly python?: string;
  readonly dryRun?: boolean;
  readonly split: boolean;
  readonly to?: string;
  readonly yes?: boolean;
}

export function addPrepare(program: Command, run: Runner): void {
  program
    .command('prepare')
    .description(
      'lock, run in a clean environment, export to ONNX, prove that the model answers as the notebook did, and separate the code',
    )
    .argument('[notebook]', 'the notebook in slipway.yaml when left out')
    .option('--python <interpreter>', 'the Python to make the environment from')
    .option('--no-split', 'write no train.py, features.py, predict.py and tests')
    .option('--to <folder>', 'folder for that code; the project itself when left out')
    .option('--yes', 'write that code without asking')
    .option('--dry-run', 'say what would be run and written')
    .action(
      run(async (output, path: string | undefined, options: Options) => {
        const preparation = await planned(output, path, options.dryRun === true);
        const { project, notebook, manifest, plan } = preparation;
        const folder = folderIn(project, options.to);
        if (options.dryRun !== true) await finishWriting(project.folder);
        const code = options.split ? await plannedCode(project, notebook, plan, folder) : null;
        for (const line of planLines(plan)) output.note(line);
        for (const line of code === null ? [] : codeLines(code)) output.note(line);
        if (options.dryRun === true) {
          sayPlan(output, plan, code);
          return exitCodes.ok;
        }
        const prepared = await prepareProject(output, preparation, { python: options.python, separated: code?.codes });
        const separated =
          code === null ? null : await writeWithModel(output, project, notebook, code, prepared, options.yes === true);
        const keys = keysNamed(manifest.model.encrypt);
        output.result(separated === null ? prepared : { ...prepared, separated }, () => [
          ...comparisonLines(prepared.proof.comparisons),
          ...hardInputLines(prepared.proof.hard ?? []).map((line) => `  ${line}`),
          ...inputLines(prepared.provenance),
          ...(keys === undefined ? [] : [`✓ encrypted under ${keys.join(', ')}`]),
          prepared.proof.proven
            ? `✓ proven: ${prepared.folder} answers as ${notebook} did, from a clean environment (Python ${prepared.environment.version})`
            : `✗ not proven${prepared.proof.reason === undefined ? '' : `: ${prepared.proof.reason}`}`,
          ...(prepared.proof.proven
            ? []
            : ['The model folder was written so that you can look, and nothing will serve it.']),
          ...(separated === null ? [] : writtenLines(separated)),
        ]);
        return prepared.proof.proven ? exitCodes.ok : exitCodes.findings;
      }),
    );
}

/** What would be run, and the diff of the code. */
function sayPlan(output: Output, plan: PreparationPlan, code: PlannedCode | null): void {
  if (code?.proposed != null) showDiff(output, code.proposed);
  const files = code?.proposed?.files.map(({ path, state, conflicts }) => ({ path, state, conflicts })) ?? [];
  output.result({ plan, ...(code === null ? {} : { separated: { files, reason: code.reason } }) }, () => [
    '',
    plan.cuts[0]?.features ?? '',
  ]);
}

/** Where rows come in, who serves and with what, where that is not what one would wish for. */
function inputLines({ input, onnx, serving }: Provenance): string[] {
  return [
    ...(input?.at === 'input' ? [`! rows come in as "${input.name}" takes them. ${input.instead.join(' ')}`] : []),
    ...(typeof onnx === 'string' ? [`! served by Python: ${onnx}`] : []),
    ...servingLines(serving).map((line) => `! ${line}`),
  ];
}

/** The plan in sentences: order, model, where rows come in, and what is particular. */
function planLines({ order, cuts: [cut], obstacle, changes }: PreparationPlan): string[] {
  const way =
    cut === undefined
      ? [
          `Cells run in ${order} order; rows are taken as the model takes them, since no way from raw rows was found.`,
          ...(obstacle === null ? [] : [`  ${obstacle}`]),
        ]
      : [`Cells run in ${order} order; the model is "${cut.model.name}", its raw rows are in "${cut.raw.name}".`];
  return [...way, ...[...changes, ...(cut?.changes ?? [])].map((change) => `  ${change}`)];
}
