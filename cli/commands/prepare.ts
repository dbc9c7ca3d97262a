import type { Command } from 'commander';
import { hardInputLines } from '#core/proof/hard-inputs.ts';
import type { Manifest } from '#protocol/manifest.ts';
import type { Provenance } from '#protocol/model.ts';
import { prepare } from '#protocol/rpc/index.ts';
import type { PreparationPlan } from '#protocol/rpc/prepare.ts';
import { CannotDo, exitCodes } from '../exit.ts';
import { type OpenProject, openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { showDiff } from '../separated/ask.ts';
import { folderIn } from '../separated/proposed.ts';
import { finishWriting } from '../separated/together.ts';
import { codeLines, plannedCode, writeWithModel, writtenLines } from '../separated/with-model.ts';
import { withDaemon } from '../session.ts';
import { comparisonLines } from '../text.ts';
import { writeFiles } from '../write.ts';

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
        const found = await openProject(path ?? process.cwd());
        const notebook = path === undefined ? found.withManifest().manifest.notebook : found.relative(path);
        const { project, manifest } = await withOwnManifest(found, notebook, options.dryRun === true, (line) =>
          output.note(line),
        );
        const plan = project.checker.plan(await project.input(notebook));
        if (!plan.ok) throw new CannotDo(`${notebook} cannot be prepared: ${plan.reason}`);
        const folder = folderIn(project, options.to);
        if (options.dryRun !== true) await finishWriting(project.folder);
        const code = options.split ? await plannedCode(project, notebook, plan.value, folder) : null;
        for (const line of planLines(plan.value)) output.note(line);
        for (const line of code === null ? [] : codeLines(code)) output.note(line);
        if (options.dryRun === true) {
          if (code?.proposed != null) showDiff(output, code.proposed);
          const files = code?.proposed?.files.map(({ path: file, state, conflicts }) => ({
            path: file,
            state,
            conflicts,
          }));
          output.result(
            { plan: plan.value, ...(code === null ? {} : { separated: { files: files ?? [], reason: code.reason } }) },
            () => ['', plan.value.cuts[0]?.features ?? ''],
          );
          return exitCodes.ok;
        }
        const sets = project.checker.sets(await project.input(notebook));
        const prepared = await withDaemon(output, (call) =>
          call(prepare.prepare, {
            project: project.folder,
            notebook,
            name: manifest.name,
            plan: plan.value,
            folder: manifest.model.folder,
            tolerance: manifest.model.tolerance,
            ...(code === null ? {} : { separated: [...code.codes] }),
            ...(options.python === undefined ? {} : { interpreter: options.python }),
            ...(sets.ok && sets.value.kernel !== null ? { kernel: sets.value.kernel } : {}),
            ...(sets.ok && sets.value.serving !== null ? { serving: sets.value.serving } : {}),
          }),
        );
        const separated =
          code === null ? null : await writeWithModel(output, project, notebook, code, prepared, options.yes === true);
        output.result(separated === null ? prepared : { ...prepared, separated }, () => [
          ...comparisonLines(prepared.proof.comparisons),
          ...hardInputLines(prepared.proof.hard ?? []).map((line) => `  ${line}`),
          ...inputLines(prepared.provenance),
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

/** Where rows come in and who serves, where that is not what one would wish for. */
function inputLines({ input, onnx }: Provenance): string[] {
  return [
    ...(input?.at === 'input' ? [`! rows come in as "${input.name}" takes them. ${input.instead.join(' ')}`] : []),
    ...(typeof onnx === 'string' ? [`! served by Python: ${onnx}`] : []),
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

/** A project without a manifest gets its first one, from what the notebook shows. */
async function withOwnManifest(
  project: OpenProject,
  notebook: string,
  dryRun: boolean,
  note: (line: string) => void,
): Promise<{ project: OpenProject; manifest: Manifest }> {
  if (project.manifest !== null) return { project, manifest: project.manifest };
  if (project.paths.includes('slipway.yaml'))
    throw new CannotDo(
      'slipway.yaml is there and cannot be read.',
      'Run "slipway check slipway.yaml" to see what is wrong with it.',
    );
  const draft = await project.generate('manifest', notebook);
  const manifest = project.parseManifest(draft[0]?.text ?? '');
  if (dryRun) {
    note('slipway.yaml would be written.');
    return { project, manifest };
  }
  for (const line of await writeFiles(project.folder, draft)) note(line);
  return { project: await openProject(project.folder), manifest };
}
