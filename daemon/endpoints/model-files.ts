import { join } from 'node:path';
import type * as z from 'zod';
import type { Tolerance } from '#core/proof/index.ts';
import { asFailures, openModel } from '#daemon/encryption/opened.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { ModelSource } from '#daemon/serving/model-source.ts';
import { Captured, Proof, Signature } from '#protocol/model.ts';

/** What a model folder tells about itself to those who build and verify. */
export interface ModelFiles {
  readonly signature: Signature;
  readonly captured: Captured;
  /** Within which its answers were proven. */
  readonly tolerance: Tolerance;
}

/** Throws a `Failure` that names the file which is missing or is not what Slipway writes, or says why the folder does not open. */
export async function readModelFiles(folder: string): Promise<ModelFiles> {
  const source = await openModel(folder);
  return {
    signature: await read(source, 'slipway/signature.json', Signature),
    captured: await read(source, 'slipway/captured.json', Captured),
    tolerance: (await read(source, 'slipway/proof.json', Proof)).tolerance,
  };
}

async function read<T>(source: ModelSource, name: string, schema: z.ZodType<T>): Promise<T> {
  const { folder } = source;
  const bytes = await asFailures(folder, () => source.read(name)).catch((error: unknown) => {
    if (error instanceof Failure) throw error;
    throw unusable(folder, name, 'is missing');
  });
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
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
