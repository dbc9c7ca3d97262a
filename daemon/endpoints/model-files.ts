import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import type { Tolerance } from '#core/proof/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { Captured, Proof, Signature } from '#protocol/model.ts';

/** What a model folder tells about itself to those who build and verify. */
export interface ModelFiles {
  readonly signature: Signature;
  readonly captured: Captured;
  /** Within which its answers were proven. */
  readonly tolerance: Tolerance;
}

/** Throws a `Failure` that names the file which is missing or is not what Slipway writes. */
export async function readModelFiles(folder: string): Promise<ModelFiles> {
  return {
    signature: await read(folder, 'slipway/signature.json', Signature),
    captured: await read(folder, 'slipway/captured.json', Captured),
    tolerance: (await read(folder, 'slipway/proof.json', Proof)).tolerance,
  };
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
