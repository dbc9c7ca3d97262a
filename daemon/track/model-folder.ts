import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type * as z from 'zod';
import { asFailures, openModel } from '#daemon/encryption/opened.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { ModelSource } from '#daemon/serving/model-source.ts';
import { Captured, Proof, Provenance, Signature } from '#protocol/model.ts';

/** What of a model folder goes into a run. */
export interface ModelFolder {
  readonly folder: string;
  /** Every file as it lies there, encrypted or not; relative, with `/`. */
  readonly files: readonly string[];
  readonly provenance: Provenance;
  readonly proof: Proof;
  readonly signature: Signature;
  readonly captured: Captured;
}

/** Reads a model folder. Throws a `Failure` naming the file that is missing or not what Slipway writes. */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const source = await openModel(folder);
  const read = <S extends z.ZodType>(name: string, schema: S) => readPart(source, `slipway/${name}.json`, schema);
  return {
    folder,
    provenance: await read('provenance', Provenance),
    proof: await read('proof', Proof),
    signature: await read('signature', Signature),
    captured: await read('captured', Captured),
    files: await list(folder),
  };
}

async function readPart<S extends z.ZodType>(source: ModelSource, path: string, schema: S): Promise<z.output<S>> {
  const { folder } = source;
  const bytes = await asFailures(folder, () => source.read(path)).catch((error: unknown) => {
    if (error instanceof Failure) throw error;
    throw notAModel(folder, `${path} cannot be read (${error instanceof Error ? error.message : String(error)})`);
  });
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
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
