import type { Signature } from '#protocol/model.ts';
import type { ModelSource } from '../model-source.ts';
import { frame } from './frames.ts';

/**
 * What a Python worker is told first: the folder to load from, or the files themselves, piece by piece and then named as whole,
 * where none of them lies on a disk in the clear; see python-worker/slipway_serve/worker.py. Rejects with a `ModelKeyError`.
 */
export async function* startFrames(source: ModelSource, signature: Signature): AsyncGenerator<Buffer> {
  for (const { path, size } of source.sealed?.files ?? []) {
    // Rows that were kept to prove the model are nothing that answers.
    if (!/^(?:python|code)\//.test(path)) continue;
    yield frame({ kind: 'file', path, size });
    for await (const piece of source.sealed?.pieces(path) ?? []) {
      yield frame({ kind: 'piece' }, [piece]);
      piece.fill(0);
    }
  }
  yield frame({
    kind: 'start',
    folder: source.sealed === null ? source.folder : null,
    inputs: signature.inputs.map(({ name, type }) => ({ name, type })),
    outputs: signature.outputs.map(({ name, type, width }) => ({ name, type, width })),
  });
}
