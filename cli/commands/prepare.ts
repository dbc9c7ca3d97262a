import type { Command } from 'commander';
import { hardInputLines } from '#core/proof/hard-inputs.ts';
import { servingLines } from '#core/proof/serving-lines.ts';
import type { Manifest } from '#protocol/manifest.ts';
import type { Provenance } from '#protocol/model.ts';
import { prepare, type Result } from '#protocol/rpc/index.ts';
import type { PreparationPlan } from '#protocol/rpc/prepare.ts';
import { CannotDo, exitCodes } from '../exit.ts';
import type { Output } from '../output.ts';
import { type OpenProject, openProject } from '../project.ts';
import type { Runner } from '../runner.ts';
import { withDaemon } from '../session.ts';
import { comparisonLines } from '../text.ts';
import { writeFiles } from '../write.ts';

interface Options {
  readonly python?: string;
  readonly dryRun?: boolean;
}

export function addPrepare(program: Command, run: Runner): void {
  program
    .command('prepare')
    .description(
      'lock, run in a clean environment, export to ONNX, and prove that the model answers as the notebook did',
    )
    .argument('[notebook]', 'the notebook in slipway.yaml when left out')
    .option('--python <interpreter>', 'the Python to make the environment from')
    .option('--dry-run', 'say what would be run and written')
    .action(
      run(async (output, path: string | undefined, options: Options) => {
        const { project, notebook, manifest, plan } = await planned(output, path, options.dryRun === true);
        for (const line of planLines(plan)) output.note(line);
        if (options.dryRun === true) {
          output.result({ plan }, () => ['', plan.cuts[0]?.features ?? '']);
          return exitCodes.ok;
        }
        const prepared = await prepareProject(output, { project, notebook, manifest, plan }, options.python);
        output.result(prepared, () => [
          ...comparisonLines(prepared.proof.comparisons),
          ...hardInputLines(prepared.proof.hard ?? []).map((line) => `  ${line}`),
          ...inputLines(prepared.provenance),
          prepared.proof.proven
            ? `✓ proven: ${prepared.folder} answers as ${notebook} did, from a clean environment (Python ${prepared.environment.version})`
            : `✗ not proven${prepared.proof.reason === undefined ? '' : `: ${prepared.proof.reason}`}`,
          ...(prepared.proof.proven
            ? []
            : ['The model folder was written so that you can look, and nothing will serve it.']),
        ]);
        return prepared.proof.proven ? exitCodes.ok : exitCodes.findings;
      }),
    );
}

interface Planned {
  readonly project: OpenProject;
  readonly notebook: string;
  readonly manifest: Manifest;
  readonly plan: PreparationPlan;
}

/** What will be run of which notebook. Throws where it cannot be prepared; a project without a manifest gets one. */
export async function planned(output: Output, path: string | undefined, dryRun: boolean): Promise<Planned> {
  const found = await openProject(path ?? process.cwd());
  const notebook = path === undefined ? found.withManifest().manifest.notebook : found.relative(path);
  const { project, manifest } = await withOwnManifest(found, notebook, dryRun, (line) => output.note(line));
  const plan = project.checker.plan(await project.input(notebook));
  if (!plan.ok) throw new CannotDo(`${notebook} cannot be prepared: ${plan.reason}`);
  return { project, notebook, manifest, plan: plan.value };
}

/** Prepares what was planned, in the daemon, into the project's model folder. */
export async function prepareProject(
  output: Output,
  { project, notebook, manifest, plan }: Planned,
  python: string | undefined,
): Promise<Result<typeof prepare.prepare>> {
  const sets = project.checker.sets(await project.input(notebook));
  return withDaemon(output, (call) =>
    call(prepare.prepare, {
      project: project.folder,
      notebook,
      name: manifest.name,
      plan,
      folder: manifest.model.folder,
      tolerance: manifest.model.tolerance,
      ...(python === undefined ? {} : { interpreter: python }),
      ...(sets.ok && sets.value.kernel !== null ? { kernel: sets.value.kernel } : {}),
      ...(sets.ok && sets.value.serving !== null ? { serving: sets.value.serving } : {}),
    }),
  );
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
