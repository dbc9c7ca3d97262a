import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { type Answers, compareAnswers } from '#core/proof/index.ts';
import { asFailures, openModel } from '#daemon/encryption/opened.ts';
import { askServer } from '#daemon/endpoints/trial.ts';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { DaemonServices, JobContext } from '#daemon/rpc/handler.ts';
import type { ModelSource } from '#daemon/serving/model-source.ts';
import { Captured, Proof, Provenance, Signature, Value } from '#protocol/model.ts';
import type { Params, Result } from '#protocol/rpc/index.ts';
import type { prove } from '#protocol/rpc/prepare.ts';
import { ensureEnvironment } from './environments.ts';
import { findInterpreter } from './find-interpreter.ts';
import { sha256 } from './lock-text.ts';
import { readIfThere } from './locking/files.ts';
import { serverAnswers } from './prove.ts';
import { pythonEnvironment } from './script.ts';
import { Steps } from './steps.ts';

const Answered = z.union([
  z.object({
    batches: z.array(
      z.union([z.object({ answers: z.record(z.string(), z.array(z.array(Value))) }), z.object({ error: z.string() })]),
    ),
  }),
  z.object({ error: z.string() }),
]);

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
  const folder = resolve(asked.project, asked.folder);
  const inside = (name: string): string => join(folder, 'slipway', name);
  const source = await openModel(folder, signal);
  const proof = Proof.parse(await json(folder, inside('proof.json')));
  const signature = Signature.parse(await json(folder, inside('signature.json')));
  const captured = Captured.parse(await readJson(source, 'slipway/captured.json'));
  const provenance = Provenance.parse(await json(folder, inside('provenance.json')));
  const lock = (await readIfThere(inside('requirements.lock'))) ?? '';
  const changed = [
    ...((await asFailures(folder, () => source.digest())) === proof.model
      ? []
      : ['The model is not the one that was proven.']),
    ...(sha256(lock) === proof.lock ? [] : ['The lock beside the model is not the one that it was proven with.']),
  ];
  // What is not the proven model is not loaded: a pickle runs whatever somebody put into it.
  if (changed.length > 0) return { folder, comparisons: [], changed, agrees: false };

  const interpreter = await steps.run('interpreter', 'Looking for Python', () =>
    findInterpreter(
      { project: asked.project, given: asked.interpreter, version: provenance.python.split('.').slice(0, 2).join('.') },
      signal,
    ),
  );
  const environment = await steps.run('environment', 'Making the environment of the lock', () =>
    ensureEnvironment({ stateFolder: services.stateFolder, interpreter, lock, exportLock: '', ...tools }),
  );
  const compare = (by: string, answers: Answers) => compareAnswers(by, signature, captured, answers, proof.tolerance);
  const comparisons = await steps.run('prove', 'Comparing the answers with the notebook’s own', async () => {
    // What is encrypted is asked as it is served, so that nothing of it lies anywhere in the clear.
    if (source.sealed !== null) return sealedAnswers(services, source, proof, environment.python, signal);
    // A folder of before Python objects were kept has its graph only.
    const python =
      (await readIfThere(join(folder, 'python', 'model.json'))) === null
        ? []
        : compare('python', await pythonAnswers(services, environment.python, folder, captured, tools));
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
  return askServer(program, endpoint, kind === 'python' ? python : null, signal);
}

async function pythonAnswers(
  services: DaemonServices,
  python: string,
  folder: string,
  captured: Captured,
  { signal, onLine }: { readonly signal: AbortSignal; readonly onLine: (line: string) => void },
): Promise<Answers> {
  const { stdout, tail } = await runChild(python, [join(services.assets, 'python', 'answer_rows.py'), folder], {
    env: pythonEnvironment(join(services.stateFolder, 'bytecode')),
    signal,
    stdin: JSON.stringify([captured.rows]),
    onLine: (line, stream) => stream === 'stderr' && onLine(line),
  });
  const told = Answered.safeParse(JSON.parse(stdout.trim().split('\n').at(-1) || 'null'));
  const batch = told.success && 'batches' in told.data ? told.data.batches[0] : told.data;
  if (batch !== undefined && 'answers' in batch) return batch.answers;
  const reason = batch !== undefined && 'error' in batch ? batch.error : (tail.at(-1) ?? 'it printed nothing');
  throw new Failure('failed', `The model does not answer: ${reason}`, {
    reason: 'model-does-not-run',
    subject: folder,
    remedy: 'Prepare the notebook again; what was proven no longer runs in the environment of its lock.',
    details: tail.slice(-40),
  });
}

const readJson = (source: ModelSource, path: string): Promise<unknown> =>
  asFailures(source.folder, async () => JSON.parse((await source.read(path)).toString('utf8')));

async function json(folder: string, file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) return JSON.parse(text);
  throw new Failure('missing', `${folder} holds no proven model.`, {
    reason: 'no-model-folder',
    subject: folder,
    remedy: 'Run "slipway prepare" on the notebook first.',
  });
}
