import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ProfileSet } from '#protocol/drift.ts';
import { Proof, Signature } from '#protocol/model.ts';
import { ConfigurationError } from './config.ts';
import type { ModelSource } from './model-source.ts';
import { type DataKeyOf, openModelSource } from './open-source.ts';
import { ModelKeyError } from './vault/model-key-error.ts';

/** What the server needs of a model folder; see `protocol/model.ts`. */
export interface ModelFolder {
  readonly folder: string;
  readonly source: ModelSource;
  /** `model.onnx`; null where Python runs the model. */
  readonly onnx: Uint8Array | null;
  /** SHA-256 of `model.onnx`, or of the listing of a Python model, in hex. */
  readonly digest: string;
  /** The first twelve digits of it: a model's version is its content. */
  readonly version: string;
  readonly signature: Signature;
  readonly reference: ProfileSet;
}

/**
 * Reads a model folder and checks that its model is the one that was proven. `dataKeyOf` is asked where it is encrypted. Throws
 * a `ConfigurationError` saying which file is missing, unreadable or not what the proof says, or why it cannot be opened.
 */
export async function readModelFolder(folder: string, dataKeyOf: DataKeyOf): Promise<ModelFolder> {
  const source = await openModelSource(folder, dataKeyOf).catch((error: unknown) => {
    throw error instanceof ModelKeyError ? notOpened(folder, error) : error;
  });
  const onnx = source.kind === 'python' ? null : await read(source, 'model.onnx');
  const proof = await readJson(source, 'slipway/proof.json', Proof);
  if (!proof.proven) {
    throw new ConfigurationError(
      `The model in ${folder} does not give the notebook's answers, so it is not served: ${proof.reason ?? 'slipway/proof.json says that it is not proven.'} Prepare the model again.`,
    );
  }
  const digest = onnx === null ? await digestOf(source) : createHash('sha256').update(onnx).digest('hex');
  if (digest !== proof.model.toLowerCase()) {
    throw new ConfigurationError(
      `${onnx === null ? 'The Python model' : 'model.onnx'} in ${folder} is not the model that was proven: its SHA-256 is ${digest}, slipway/proof.json says ${proof.model}. Prepare the model again.`,
    );
  }
  return {
    folder,
    source,
    onnx,
    digest,
    version: digest.slice(0, 12),
    signature: await readJson(source, 'slipway/signature.json', Signature),
    reference: await readJson(source, 'slipway/profile.json', ProfileSet),
  };
}

async function digestOf(source: ModelSource): Promise<string> {
  const { folder } = source;
  try {
    return await source.digest();
  } catch (error) {
    if (error instanceof ModelKeyError) throw notOpened(folder, error);
    throw new ConfigurationError(
      `The Python model in ${folder} cannot be read: ${error instanceof Error ? error.message : error}. Prepare the model again.`,
    );
  }
}

const notOpened = (folder: string, { message, remedy }: ModelKeyError) =>
  new ConfigurationError(`The model in ${folder} is encrypted and cannot be opened. ${message} ${remedy}`);

async function read(source: ModelSource, name: string): Promise<Buffer> {
  const { folder } = source;
  try {
    return await source.read(name);
  } catch (error) {
    if (error instanceof ModelKeyError) throw notOpened(folder, error);
    throw new ConfigurationError(
      `${name} of the model folder ${folder} cannot be read (${error instanceof Error && 'code' in error ? error.code : error}). Prepare the model again, or point SLIPWAY_MODEL_FOLDER to a prepared one.`,
    );
  }
}

async function readJson<S extends z.ZodType>(source: ModelSource, name: string, schema: S): Promise<z.output<S>> {
  const { folder } = source;
  const text = (await read(source, name)).toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ConfigurationError(`${name} of the model folder ${folder} is not JSON. Prepare the model again.`);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success)
    throw new ConfigurationError(
      `${name} of the model folder ${folder} is not what this version of Slipway writes: ${z.prettifyError(parsed.error)}`,
    );
  return parsed.data;
}
