import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { Failure } from '#daemon/rpc/failure.ts';
import { Captured, Signature } from '#protocol/model.ts';

/** What a model folder tells about itself to those who build and verify. */
export interface ModelFiles {
  /** SHA-256 of `model.onnx`, in hex. */
  readonly digest: string;
  readonly signature: Signature;
  readonly captured: Captured;
}

/** Throws a `Failure` that names the file which is missing or is not what Slipway writes. */
export async function readModelFiles(folder: string): Promise<ModelFiles> {
  return {
    digest: await modelDigest(folder),
    signature: await read(folder, 'slipway/signature.json', Signature),
    captured: await read(folder, 'slipway/captured.json', Captured),
  };
}

export async function modelDigest(folder: string): Promise<string> {
  const model = await readFile(join(folder, 'model.onnx')).catch(() => {
    throw unusable(folder, 'model.onnx', 'is missing');
  });
  return createHash('sha256').update(model).digest('hex');
}

async function read<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => {
    throw unusable(folder, name, 'is missing');
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw unusable(folder, name, 'is not what Slipway writes');
  }
}

function unusable(folder: string, name: string, what: string): Failure {
  return new Failure('missing', `${name} of the model folder ${folder} ${what}.`, {
    reason: 'model-folder-unusable',
    subject: join(folder, name),
    remedy: 'Prepare the model again: slipway prepare',
  });
}
