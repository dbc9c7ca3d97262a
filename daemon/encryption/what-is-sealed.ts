import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelKeyError } from '#daemon/serving/vault/model-key-error.ts';
import { encryptionFile, SealedPath, sealedFolder } from '#protocol/encryption.ts';
import { isModelFile, pythonLoader } from '#protocol/model-digest.ts';
import { entriesOf } from './entries.ts';

/** What stays readable: what the model takes and gives, what was proven, and what it needs. Everything else is sealed. */
const readableFiles = new Set([
  'MLmodel',
  'conda.yaml',
  'python_env.yaml',
  'requirements.txt',
  ...['signature.json', 'profile.json', 'proof.json', 'proof.md', 'provenance.json', 'requirements.lock'].map(
    (name) => `slipway/${name}`,
  ),
]);
/** Wheels of the lock, too: an environment is made of them by an installer, which opens files only. */
const isReadable = (path: string): boolean => readableFiles.has(path) || path.startsWith('slipway/wheels/');

export interface Division {
  /** Paths with `/`, sorted. */
  readonly sealed: readonly string[];
  readonly readable: readonly string[];
}

/**
 * Which files of a model folder in the clear are sealed. Throws a `ModelKeyError` where the model could not be opened again in
 * memory only, so that this is not found out when it is needed.
 */
export async function divide(folder: string, kind: 'onnx' | 'python'): Promise<Division> {
  const paths = [];
  for (const { path, isFile } of await entriesOf(folder)) {
    if (!isFile)
      throw new ModelKeyError(`${path} is a link or no file, which cannot be encrypted.`, 'Put the file itself there.');
    if (!isModelFile(path) || path === encryptionFile) continue;
    if (path.startsWith(`${sealedFolder}/`))
      throw new ModelKeyError(
        `${path} lies where encrypted files would, so the model was not encrypted.`,
        `Give the folder ${sealedFolder} another name, or move it away.`,
      );
    if (!SealedPath.safeParse(path).success)
      throw new ModelKeyError(
        `${path} has a colon or a backslash in its name, which not every system can write, so it was not encrypted.`,
        'Give it another name.',
      );
    paths.push(path);
  }
  const sealed = paths.filter((path) => !isReadable(path));
  if (kind === 'onnx') await checkGraph(folder, sealed);
  else await checkPython(folder, sealed);
  return { sealed, readable: paths.filter(isReadable) };
}

/** Weights beside the graph are read by ONNX Runtime from the folder, in the clear, and no proof is about them. */
async function checkGraph(folder: string, paths: readonly string[]): Promise<void> {
  const graph = await readFile(join(folder, 'model.onnx'));
  const beside = paths.find((path) => path !== 'model.onnx' && graph.includes(path));
  if (beside === undefined) return;
  throw new ModelKeyError(
    `model.onnx has weights in ${beside} beside it, which cannot be opened in memory only.`,
    'Keep the weights in model.onnx itself (onnx.save_model without save_as_external_data), and prepare again.',
  );
}

async function checkPython(folder: string, paths: readonly string[]): Promise<void> {
  if (paths.includes('python/model.keras'))
    throw new ModelKeyError(
      'Keras opens this model from a file only, so it cannot be opened in memory only.',
      'Leave model.encrypt out of slipway.yaml for it and encrypt the disk instead, or use a model that exports to ONNX.',
    );
  const loader = paths.includes(pythonLoader) ? await readFile(join(folder, pythonLoader), 'utf8') : '';
  if (/^def load_files\(/m.test(loader)) return;
  throw new ModelKeyError(
    `${pythonLoader} has no load_files(files), which loads a model from memory.`,
    'Prepare the model again; a loader of your own needs that function beside load(folder).',
  );
}
