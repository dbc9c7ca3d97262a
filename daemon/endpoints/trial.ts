import { allAgree, compareAnswers, disagreement } from '#core/proof/index.ts';
import { withRun } from '#daemon/process/run-folder.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { Comparison } from '#protocol/model.ts';
import { ask } from './ask.ts';
import { hashOf, newKey } from './key.ts';
import { readModelFiles } from './model-files.ts';
import { type ServerProgram, startServerProcess } from './server-process.ts';
import type { KeptEndpoint } from './table.ts';

/** As `askServer`. Throws a `Failure` where an answer is another than the notebook's, with the first row that is. */
export async function tryModel(...trial: Parameters<typeof askServer>): Promise<Comparison[]> {
  const comparisons = await askServer(...trial);
  if (!allAgree(comparisons)) throw answersDiffer(trial[1], comparisons);
  return comparisons;
}

/**
 * Starts a model's server for itself alone, with a key and a port that nobody else has, asks it the rows whose answers the
 * notebook gave, and stops it: none of that is in the endpoint's log and windows, nor in any other. `python`: null for a model of
 * ONNX.
 */
export async function askServer(
  { program, stateFolder }: { readonly program: ServerProgram; readonly stateFolder: string },
  endpoint: Pick<KeptEndpoint, 'id' | 'folder' | 'digest' | 'window' | 'falseAlarmRate'>,
  python: string | null,
  signal: AbortSignal,
): Promise<Comparison[]> {
  const { signature, captured, tolerance } = await readModelFiles(endpoint.folder);
  const key = newKey();
  try {
    const trial = { ...endpoint, interpreter: null, port: 0, keyHash: hashOf(key) };
    return await withRun(stateFolder, async (folder) => {
      const start = { program, endpoint: trial, stateFolder: folder, python, logInferences: false, signal };
      const server = await startServerProcess(start);
      try {
        const answers = await ask({ url: server.url, model: endpoint.id, key }, signature, captured.rows, signal);
        return compareAnswers('server', signature, captured, answers, tolerance);
      } finally {
        await server.stop();
      }
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Failure('cancelled', `Starting ${endpoint.id} was cancelled.`, {
      reason: 'cancelled',
      subject: endpoint.id,
    });
  }
}

function answersDiffer(
  { id, folder }: Pick<KeptEndpoint, 'id' | 'folder'>,
  comparisons: readonly Comparison[],
): Failure {
  return new Failure('failed', `The server of ${id} does not give the notebook's answers on this machine.`, {
    reason: 'answers-differ',
    subject: folder,
    remedy: 'Prepare the model on this machine: slipway prepare',
    details: [disagreement(comparisons)].filter((sentence) => sentence !== null),
  });
}
