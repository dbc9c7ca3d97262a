import { createHash } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Encryption, sealedFolder } from '#protocol/encryption.ts';
import { pythonModelFolders, pythonModelListing } from '#protocol/model-digest.ts';
import type { ModelSource, SealedFiles } from '../model-source.ts';
import { boundTo } from './binding.ts';
import { ModelKeyError } from './model-key-error.ts';
import { NotAuthentic, openSegments } from './streaming.ts';

/** A sealed model folder that was opened: what it gives is in memory only. */
export class SealedSource implements ModelSource, SealedFiles {
  readonly folder: string;
  readonly kind: 'onnx' | 'python';
  readonly #dataKey: Buffer;
  readonly #manifest: Encryption;
  readonly #sizes: ReadonlyMap<string, number>;

  constructor(folder: string, manifest: Encryption, dataKey: Buffer) {
    this.folder = folder;
    this.kind = manifest.kind;
    this.#dataKey = dataKey;
    this.#manifest = manifest;
    this.#sizes = new Map(manifest.files.map(({ path, size }) => [path, size]));
  }

  get sealed(): SealedFiles {
    return this;
  }

  get providers(): SealedFiles['providers'] {
    return this.#manifest.keys.map(({ provider }) => provider);
  }

  get files(): SealedFiles['files'] {
    return this.#manifest.files;
  }

  async read(path: string): Promise<Buffer> {
    const size = this.#sizes.get(path);
    if (size === undefined) return this.#readable(path);
    const bytes = Buffer.allocUnsafeSlow(size);
    let at = 0;
    for await (const segment of this.pieces(path)) {
      segment.copy(bytes, at);
      // It is in `bytes` now.
      segment.fill(0);
      at += segment.length;
    }
    return bytes;
  }

  async *pieces(path: string): AsyncGenerator<Buffer> {
    const file = await open(join(this.folder, sealedFolder, path)).catch(() => {
      throw changed(path, 'is missing');
    });
    let length = 0;
    try {
      for await (const piece of openSegments(file, this.#dataKey, boundTo(this.#manifest.model, path))) {
        length += piece.length;
        yield piece;
      }
    } catch (error) {
      throw error instanceof NotAuthentic ? changed(path, 'is not what was sealed') : error;
    } finally {
      await file.close();
    }
    if (length !== this.#sizes.get(path)) throw changed(path, 'is not what was sealed');
  }

  async digest(): Promise<string> {
    if (this.kind === 'onnx') return this.#digestOf('model.onnx');
    const files = [];
    for (const { path } of this.#manifest.files)
      if (pythonModelFolders.some((top) => path.startsWith(`${top}/`)))
        files.push({ path, sha256: await this.#digestOf(path) });
    return createHash('sha256').update(pythonModelListing(files)).digest('hex');
  }

  async #digestOf(path: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const piece of this.pieces(path)) hash.update(piece);
    return hash.digest('hex');
  }

  async #readable(path: string): Promise<Buffer> {
    const said = this.#manifest.readable.find((one) => one.path === path)?.sha256;
    const bytes = await readFile(join(this.folder, path));
    if (said !== undefined && createHash('sha256').update(bytes).digest('hex') === said) return bytes;
    throw new ModelKeyError(
      said === undefined
        ? `${path} in ${this.folder} was not there when the model was encrypted, so it is not used.`
        : `${path} in ${this.folder} was changed since the model was encrypted.`,
      'Take the folder from where it was written, or prepare the model again.',
    );
  }
}

const changed = (path: string, how: string) =>
  new ModelKeyError(
    `${sealedFolder}/${path} ${how}: it was cut, changed, or taken from another model, so nothing of it is opened.`,
    'Take the folder from where it was written, or prepare the model again.',
  );
