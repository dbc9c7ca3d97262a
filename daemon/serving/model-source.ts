import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyProviderId } from '#protocol/encryption.ts';
import { type ModelKind, modelDigest, modelKind } from './model-digest.ts';

/** Where the files of a model come from: a folder as it lies there, or a sealed one that was opened. The one place that reads them. */
export interface ModelSource {
  readonly folder: string;
  /** Null where there is neither `model.onnx` nor a loader. */
  readonly kind: ModelKind | null;
  /** A file by its path in the folder, with `/`. Rejects as the file system does, or with a `ModelKeyError`. */
  read(path: string): Promise<Buffer>;
  /** The digest that `slipway/proof.json` knows the model by, in hex, read anew each time. */
  digest(): Promise<string>;
  /** What no file in the clear has; null where the folder itself can be given to whoever loads the model. */
  readonly sealed: SealedFiles | null;
}

export interface SealedFiles {
  /** Who has a key that opens them. */
  readonly providers: readonly KeyProviderId[];
  /** Paths, with their sizes in the clear. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
  /** A file piece by piece, at most 1 MiB each. Rejects with a `ModelKeyError`. */
  pieces(path: string): AsyncGenerator<Buffer>;
}

/** A folder whose files lie there to be read. */
export async function plainSource(folder: string): Promise<ModelSource> {
  const kind = await modelKind(folder);
  return {
    folder,
    kind,
    sealed: null,
    read: (path) => readFile(join(folder, path)),
    digest: () => modelDigest(folder, kind ?? 'python'),
  };
}
