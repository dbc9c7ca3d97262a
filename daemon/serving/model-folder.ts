import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ProfileSet } from '#protocol/drift.ts';
import { Proof, Signature } from '#protocol/model.ts';
import { ConfigurationError } from './config.ts';
import { modelKind, pythonModelDigest } from './model-digest.ts';

/** What the server needs of a model folder; see `protocol/model.ts`. */
export interface ModelFolder {
  readonly folder: string;
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
 * Reads a model folder and checks that its model is the one that was proven. Throws a `ConfigurationError` saying which
 * file is missing, unreadable or not what the proof says.
 */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const onnx = (await modelKind(folder)) === 'python' ? null : await read(folder, 'model.onnx');
  const proof = await readJson(folder, 'slipway/proof.json', Proof);
  if (!proof.proven) {
    throw new ConfigurationError(
      `The model in ${folder} does not give the notebook's answers, so it is not served: ${proof.reason ?? 'slipway/proof.json says that it is not proven.'} Prepare the model again.`,
    );
  }
  const digest = onnx === null ? await digestOf(folder) : createHash('sha256').update(onnx).digest('hex');
  if (digest !== proof.model.toLowerCase()) {
    throw new ConfigurationError(
      `${onnx === null ? 'The Python model' : 'model.onnx'} in ${folder} is not the model that was proven: its SHA-256 is ${digest}, slipway/proof.json says ${proof.model}. Prepare the model again.`,
    );
  }
  return {
    folder,
    onnx,
    digest,
    version: digest.slice(0, 12),
    signature: await readJson(folder, 'slipway/signature.json', Signature),
    reference: await readJson(folder, 'slipway/profile.json', ProfileSet),
  };
}

async function digestOf(folder: string): Promise<string> {
  try {
    return await pythonModelDigest(folder);
  } catch (error) {
    throw new ConfigurationError(
      `The Python model in ${folder} cannot be read: ${error instanceof Error ? error.message : error}. Prepare the model again.`,
    );
  }
}

async function read(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(folder, name));
  } catch (error) {
    throw new ConfigurationError(
      `${name} of the model folder ${folder} cannot be read (${error instanceof Error && 'code' in error ? error.code : error}). Prepare the model again, or point SLIPWAY_MODEL_FOLDER to a prepared one.`,
    );
  }
}

async function readJson<S extends z.ZodType>(folder: string, name: string, schema: S): Promise<z.output<S>> {
  const text = (await read(folder, name)).toString('utf8');
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
