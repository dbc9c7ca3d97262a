/** Folders of a model folder whose files are a Python model. */
export const pythonModelFolders = ['python', 'code'] as const;

/** The module that loads a Python model; a model folder without `model.onnx` is a Python model where this is there. */
export const pythonLoader = 'code/slipway_model.py';

/** One file of a Python model. */
export interface ModelFileDigest {
  /** Relative to the model folder, with `/`. */
  readonly path: string;
  /** SHA-256 in lower-case hex. */
  readonly sha256: string;
}

/** Whether a file below those folders is part of the model: what Python compiles by itself is not. */
export const isModelFile = (path: string): boolean =>
  !path.endsWith('.pyc') && !path.split('/').includes('__pycache__');

/**
 * The text whose SHA-256 is the digest of a Python model: a line `<sha256>  <path>` for each of its files, sorted. It is
 * what `sha256sum` prints, so anybody can make it again.
 */
export function pythonModelListing(files: readonly ModelFileDigest[]): string {
  return files
    .filter(({ path }) => isModelFile(path))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .sort()
    .join('');
}
