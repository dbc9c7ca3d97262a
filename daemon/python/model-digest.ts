import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './lock-text.ts';

/**
 * SHA-256 of what answers, in hex: of `model.onnx` where it is there; else over the sorted lines `<sha256>  <path>` of the
 * files below `python/` and `code/`.
 */
export async function modelDigest(folder: string): Promise<string> {
  const onnx = join(folder, 'model.onnx');
  if (existsSync(onnx)) return fileDigest(onnx);
  const files = await Promise.all(['python', 'code'].map((name) => filesBelow(folder, name)));
  const lines = await Promise.all(
    files.flat().map(async (path) => `${await fileDigest(join(folder, path))}  ${path}\n`),
  );
  return sha256(lines.sort().join(''));
}

const fileDigest = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

async function filesBelow(folder: string, inside: string): Promise<string[]> {
  const entries = await readdir(join(folder, inside), { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map((entry) => {
      const path = `${inside}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === '__pycache__' ? [] : filesBelow(folder, path);
      return entry.name.endsWith('.pyc') ? [] : [path];
    }),
  );
  return found.flat();
}
