import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '#protocol/rpc/index.ts';
import { Api } from './api.ts';
import { proxiedRoot } from './artifacts.ts';
import { confusionMatrix, drawConfusionMatrix } from './confusion.ts';
import { runContent } from './content.ts';
import { findOrCreateExperiment } from './experiment.ts';
import { type ModelFolder, readModelFolder } from './model-folder.ts';
import { registerVersion } from './registry.ts';
import { endRun, logContent, type OpenRun, startRun } from './run.ts';
import { readServer } from './server.ts';

export interface Recorded {
  readonly runId: string;
  readonly experimentId: string;
  readonly url: string;
  readonly modelVersion: string | null;
}

interface Means {
  readonly signal: AbortSignal;
  progress(event: Progress): void;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Records a model folder as a run. A run that cannot be completed is not left running: it ends as FAILED, or KILLED when
 * it was cancelled, and no version is registered from it.
 */
export async function record(
  request: { readonly uri: string; readonly experiment: string; readonly name: string; readonly folder: string },
  { signal, progress, env }: Means,
): Promise<Recorded> {
  const model = await readModelFolder(request.folder);
  const server = readServer(request.uri, env);
  const api = new Api(server, signal);
  progress({ step: 'experiment', message: request.experiment });
  const experiment = await findOrCreateExperiment(api, request.experiment);
  const run = await startRun(api, experiment, request.name, Date.now());
  try {
    progress({ step: 'parameters', message: run.id });
    await logContent(api, run, runContent(model, userInfo().username), Date.now());
    await upload(api, run, model, progress);
    progress({ step: 'register', message: request.name });
    const facts = { sha256: model.proof.model, proven: model.proof.proven };
    const modelVersion = await registerVersion(api, request.name, run, facts);
    await endRun(api, run, 'FINISHED', Date.now());
    const url = `${server.base}/#/experiments/${experiment}/runs/${run.id}`;
    return { runId: run.id, experimentId: experiment, url, modelVersion };
  } catch (error) {
    const last = api.under(AbortSignal.timeout(5000));
    // What went wrong first is what is told; a server that is gone cannot be told anything.
    await endRun(last, run, signal.aborted ? 'KILLED' : 'FAILED', Date.now()).catch(() => {});
    throw error;
  }
}

async function upload(api: Api, run: OpenRun, model: ModelFolder, progress: Means['progress']): Promise<void> {
  const root = proxiedRoot(run.artifacts, api.server.base);
  for (const [index, file] of model.files.entries()) {
    progress({ step: 'artifacts', message: file, fraction: index / model.files.length });
    await api.upload(`${root}/model/${file}`, { file: join(model.folder, file) });
  }
  const matrix = confusionMatrix(model);
  if (!matrix) return;
  await api.upload(`${root}/confusion_matrix.json`, { text: `${JSON.stringify(matrix, null, 2)}\n` });
  await api.upload(`${root}/confusion_matrix.svg`, { text: drawConfusionMatrix(matrix) });
}
