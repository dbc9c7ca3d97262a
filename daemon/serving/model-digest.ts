import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isModelFile, pythonLoader, pythonModelFolders, pythonModelListing } from '#protocol/model-digest.ts';

/** What runs a model: onnxruntime, or Python with the packages of its lock. */
export type ModelKind = 'onnx' | 'python';

/** The kind of the model in a folder, by its files; null where it has neither `model.onnx` nor a loader. */
export async function modelKind(folder: string): Promise<ModelKind | null> {
  if (await isThere(join(folder, 'model.onnx'))) return 'onnx';
  return (await isThere(join(folder, pythonLoader))) ? 'python' : null;
}

/** The digest that `slipway/proof.json` knows a model by, in hex. Rejects with what the file system says. */
export async function modelDigest(folder: string, kind: ModelKind): Promise<string> {
  return kind === 'onnx' ? fileDigest(join(folder, 'model.onnx')) : pythonModelDigest(folder);
}

/** The digest of a Python model; see `pythonModelListing`. Rejects where something in it is neither a file nor a folder. */
export async function pythonModelDigest(folder: string): Promise<string> {
  const paths: string[] = [];
  for (const top of pythonModelFolders) await collect(folder, top, paths);
  const files = [];
  for (const path of paths) files.push({ path, sha256: await fileDigest(join(folder, path)) });
  return createHash('sha256').update(pythonModelListing(files)).digest('hex');
}

async function collect(folder: string, path: string, into: string[]): Promise<void> {
  const entries = await readdir(join(folder, path), { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries) {
    const inner = `${path}/${entry.name}`;
    if (!isModelFile(inner)) continue;
    if (entry.isDirectory()) await collect(folder, inner, into);
    else if (entry.isFile()) into.push(inner);
    else throw new Error(`${inner} is a link or no file; a model is made of plain files.`);
  }
}

async function fileDigest(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
