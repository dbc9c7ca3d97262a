import { resolve } from 'node:path';
import type { Command } from 'commander';
import { provenanceIn } from '#core/checklist/index.ts';
import { ModelKeyError } from '#daemon/serving/vault/model-key-error.ts';
import { Proof } from '#protocol/model.ts';
import { copyModel } from '../copy-model.ts';
import { CannotDo, exitCodes } from '../exit.ts';
import { notebookOf } from '../notebook-of.ts';
import { planned, prepareProject } from '../preparation.ts';
import { type OpenProject, openProject } from '../project.ts';
import { digestIn } from '../proven-in.ts';
import type { Runner } from '../runner.ts';
import { changesOf } from '../stale.ts';
import { comparisonLines } from '../text.ts';

interface Options {
  readonly to: string;
  readonly python?: string;
}

export function addExport(program: Command, run: Runner): void {
  program
    .command('export')
    .description('write the proven model folder to another place; the notebook is prepared first where that is due')
    .argument('[notebook]', 'the notebook in slipway.yaml when left out')
    .requiredOption('--to <folder>', 'where to; a model folder that is there is replaced')
    .option('--python <interpreter>', 'the Python to make the environment from, where the notebook is prepared')
    .action(
      run(async (output, path: string | undefined, options: Options) => {
        const found = await openProject(path ?? process.cwd());
        const notebook = notebookOf(found, path);
        const due = await whyDue(found, notebook);
        if (due !== null) {
          output.note(due);
          const { proof } = await prepareProject(output, await planned(output, path, false), {
            python: options.python,
          });
          if (!proof.proven) {
            output.result({ folder: null, proof }, () => [
              ...comparisonLines(proof.comparisons),
              `✗ not proven, and nothing was exported${proof.reason === undefined ? '' : `: ${proof.reason}`}`,
            ]);
            return exitCodes.findings;
          }
        }
        const project = due === null ? found : await openProject(path ?? process.cwd());
        const { manifest } = project.withManifest();
        const from = project.resolve(manifest.model.folder);
        const proof = await provenIn(from, project);
        const folder = resolve(options.to);
        await copyModel(from, folder);
        output.result({ folder, prepared: due !== null, proof }, () => [
          ...comparisonLines(proof.comparisons),
          `✓ ${folder} is the proven model of ${notebook}: SHA-256 ${proof.model}`,
        ]);
        return exitCodes.ok;
      }),
    );
}

/** Why the notebook has to be prepared, in a sentence; null where its model folder is proven and as the notebook is. */
async function whyDue(project: OpenProject, notebook: string): Promise<string | null> {
  const provenance = provenanceIn(project.modelFolder);
  const proof = proofIn(project);
  if (provenance === null || proof === null) return `There is no model of ${notebook} yet, so it is prepared.`;
  if (provenance.notebook.path !== notebook)
    return `The model folder is that of ${provenance.notebook.path}, so ${notebook} is prepared.`;
  if (!proof.proven) return `The model of ${notebook} is not proven, so it is prepared again.`;
  const [change] = await changesOf(project);
  return change === undefined ? null : `${change.text} So it is prepared again.`;
}

function proofIn(project: OpenProject): Proof | null {
  const text = project.modelFolder.get('slipway/proof.json');
  try {
    return text === undefined ? null : (Proof.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null; // broken JSON is the same as none
  }
}

/** The proof of a folder whose model is the one that was proven. */
async function provenIn(folder: string, project: OpenProject): Promise<Proof> {
  const proof = proofIn(project);
  const digest = await digestIn(folder).catch((error: unknown) => {
    if (error instanceof ModelKeyError) throw new CannotDo(error.message, error.remedy);
    throw error;
  });
  if (proof !== null && digest === proof.model.toLowerCase()) return proof;
  throw new CannotDo(
    `The model in ${folder} is not the one that was proven, so it was not exported.`,
    'Prepare it again: slipway prepare',
  );
}
