import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sealFolder } from '#daemon/encryption/seal-folder.ts';
import { plainSource } from '#daemon/serving/model-source.ts';
import { newFolder } from './model-folder.ts';

/** A new key in a file of its own, as an operator would give it. */
export function newKeyFile(): string {
  const file = join(newFolder('key'), 'key');
  writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  return file;
}

/** A sealed copy of a model folder, under the key of a file. */
export async function sealed(from: string, keyFile: string): Promise<string> {
  const to = join(newFolder('sealed'), 'model');
  const source = await plainSource(from);
  if (source.kind === null) throw new Error(`${from} holds no model.`);
  const env = { SLIPWAY_MODEL_KEY_FILE: keyFile };
  const signal = new AbortController().signal;
  await sealFolder({ from, to, kind: source.kind, model: await source.digest(), keys: ['file'], env, signal });
  return to;
}

/** Files below folders that hold any of these bytes. Links are not followed. */
export function filesWith(marks: readonly Buffer[], ...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesWith(marks, path);
      return entry.isFile() && holds(path, marks) ? [path] : [];
    }),
  );
}

/** Files that a process has open or mapped and that hold any of these bytes, also those that no folder names any more. */
export function openFilesWith(marks: readonly Buffer[], pid: number): string[] {
  const open = readdirSync(`/proc/${pid}/fd`)
    .map((name) => `/proc/${pid}/fd/${name}`)
    .filter((link) => readlinkSync(link).startsWith('/'));
  const mapped = readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .map((line) => line.slice(73).trim())
    .filter((path) => path.startsWith('/') && !path.endsWith('.so') && !path.includes('.so.'));
  return [...open, ...new Set(mapped)].filter((file) => holds(file, marks));
}

/** What others on the machine may see of a process: its arguments; and what its owner may: its environment. */
export const saidOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8') + readFileSync(`/proc/${pid}/environ`, 'utf8');

export const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

function holds(file: string, marks: readonly Buffer[]): boolean {
  try {
    // Devices and pipes have no end.
    if (!statSync(file).isFile()) return false;
    const bytes = readFileSync(file);
    return marks.some((mark) => bytes.includes(mark));
  } catch {
    return false;
  }
}
