import { join, resolve } from 'node:path';
import { type Answers, compareAnswers } from '#core/proof/index.ts';
import { asFailures, openModel } from '#daemon/encryption/opened.ts';
import { askServer } from '#daemon/endpoints/trial.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { DaemonServices, JobContext } from '#daemon/rpc/handler.ts';
import type { ModelSource } from '#daemon/serving/model-source.ts';
import { Captured, Proof, Signature } from '#protocol/model.ts';
import type { Params, Result } from '#protocol/rpc/index.ts';
import type { prove } from '#protocol/rpc/prepare.ts';
import { type Asking, askRows } from './ask-rows.ts';
import { sha256 } from './lock-text.ts';
import { readIfThere } from './locking/files.ts';
import { modelEnvironment } from './model-environment.ts';
import { serverAnswers } from './prove.ts';
import { Steps } from './steps.ts';

/**
 * Proves a model folder again: whether it is the model that was proven, and whether it still gives the notebook's own
 * answers, in an environment made from the lock that lies in it. Nothing of the folder is changed.
 */
export async function checkProof(
  services: DaemonServices,
  asked: Params<typeof prove>,
  job: JobContext,
): Promise<Result<typeof prove>> {
  const { signal } = job;
  const steps = new Steps(job);
  const tools = { signal, onLine: (line: string) => steps.log(line) };
  const asking = {
    ...tools,
    scripts: join(services.assets, 'python'),
    stateFolder: services.stateFolder,
  };
  const folder = resolve(asked.project, asked.folder);
  const source = await openModel(folder, signal);
  const proof = Proof.parse(await json(source, 'slipway/proof.json'));
  const signature = Signature.parse(await json(source, 'slipway/signature.json'));
  const captured = Captured.parse(await json(source, 'slipway/captured.json'));
  const lock = (await textIn(source, 'slipway/requirements.lock')) ?? '';
  const changed = [
    ...((await asFailures(folder, () => source.digest())) === proof.model
      ? []
      : ['The model is not the one that was proven.']),
    ...(sha256(lock) === proof.lock ? [] : ['The lock beside the model is not the one that it was proven with.']),
  ];
  // What is not the proven model is not loaded: a pickle runs whatever somebody put into it.
  if (changed.length > 0) return { folder, comparisons: [], changed, agrees: false };

  const environment = await steps.run('environment', 'Making the environment of the lock', () =>
    modelEnvironment({
      ...{ stateFolder: services.stateFolder, folder, source, project: asked.project },
      ...{ interpreter: asked.interpreter, ...tools },
    }),
  );
  const compare = (by: string, answers: Answers) => compareAnswers(by, signature, captured, answers, proof.tolerance);
  const comparisons = await steps.run('prove', 'Comparing the answers with the notebook’s own', async () => {
    // What is encrypted is asked as it is served, so that nothing of it lies anywhere in the clear.
    if (source.sealed !== null) return sealedAnswers(services, source, proof, environment.python, signal);
    // A folder of before Python objects were kept has its graph only.
    const python =
      (await readIfThere(join(folder, 'python', 'model.json'))) === null
        ? []
        : compare('python', await pythonAnswers(folder, captured, { ...asking, python: environment.python }));
    if (!proof.comparisons.some(({ by }) => by === 'server')) return python;
    return [...python, ...compare('server', await serverAnswers(folder, signature, captured, services.node, signal))];
  });
  return {
    folder,
    comparisons,
    changed,
    agrees: comparisons.length > 0 && comparisons.every(({ rows, agreeing }) => rows === agreeing),
  };
}

function sealedAnswers(
  services: DaemonServices,
  { folder, kind }: ModelSource,
  { model: digest }: Proof,
  python: string,
  signal: AbortSignal,
): ReturnType<typeof askServer> {
  const program = { node: services.node, file: join(services.assets, 'server', 'server.mjs') };
  const endpoint = { id: 'prove', folder, digest, window: 200, falseAlarmRate: 0.01 };
  return askServer({ program, stateFolder: services.stateFolder }, endpoint, kind === 'python' ? python : null, signal);
}

async function pythonAnswers(folder: string, captured: Captured, asking: Asking): Promise<Answers> {
  const [told] = await askRows(folder, [captured.rows], asking);
  return told !== undefined && 'answers' in told ? told.answers : {};
}

/** Null where the file is not there. Throws a `Failure` where it is not as it was when it was encrypted. */
const textIn = (source: ModelSource, path: string): Promise<string | null> =>
  asFailures(source.folder, () => source.read(path)).then(
    (bytes) => bytes.toString('utf8'),
    (error: unknown) => {
      if (error instanceof Failure) throw error;
      return null;
    },
  );

async function json(source: ModelSource, path: string): Promise<unknown> {
  const text = await textIn(source, path);
  if (text !== null) return JSON.parse(text);
  throw new Failure('missing', `${source.folder} holds no proven model.`, {
    reason: 'no-model-folder',
    subject: source.folder,
    remedy: 'Run "slipway prepare" on the notebook first.',
  });
}
