import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type * as z from 'zod';
import { Failure } from '#daemon/rpc/failure.ts';
import { Captured, Proof, Provenance, Signature } from '#protocol/model.ts';

/** What of a model folder goes into a run. */
export interface ModelFolder {
  readonly folder: string;
  /** Every file, relative, with `/`. */
  readonly files: readonly string[];
  readonly provenance: Provenance;
  readonly proof: Proof;
  readonly signature: Signature;
  readonly captured: Captured;
}

/** Reads a model folder. Throws a `Failure` naming the file that is missing or not what Slipway writes. */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const read = <S extends z.ZodType>(name: string, schema: S) => readPart(folder, `slipway/${name}.json`, schema);
  return {
    folder,
    provenance: await read('provenance', Provenance),
    proof: await read('proof', Proof),
    signature: await read('signature', Signature),
    captured: await read('captured', Captured),
    files: await list(folder),
  };
}

async function readPart<S extends z.ZodType>(folder: string, path: string, schema: S): Promise<z.output<S>> {
  const text = await readFile(join(folder, path), 'utf8').catch((error: unknown) => {
    throw notAModel(folder, `${path} cannot be read (${error instanceof Error ? error.message : String(error)})`);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notAModel(folder, `${path} is not JSON`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw notAModel(folder, `${path} has another shape than Slipway writes`);
}

async function list(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).filter(Boolean).join('/'))
    .sort();
}

const notAModel = (folder: string, what: string): Failure =>
  new Failure('missing', `${folder} is not a model folder of Slipway's: ${what}.`, {
    reason: 'model-folder',
    subject: folder,
    remedy: 'Make it with: slipway prepare',
  });
