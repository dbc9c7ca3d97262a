import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Failure } from '#daemon/rpc/failure.ts';
import { Proof } from '#protocol/model.ts';

/**
 * Checks that the folder's `model.onnx` is the one its proof is about and was proven; resolves with its SHA-256 in hex. Rejects with a
 * `Failure`: `missing` where the folder is not a model folder, `failed` where the model is another one or was not
 * proven.
 */
export async function verifyModelFolder(folder: string): Promise<string> {
  const proof = await readProof(folder);
  if (!proof.proven)
    throw new Failure('failed', `The model in ${folder} does not give the notebook's answers, so it is not served.`, {
      reason: 'model-not-proven',
      subject: folder,
      remedy: 'Mend what parts them and prepare again: slipway prepare',
      details: [proof.reason ?? 'slipway/proof.json says that it is not proven.'],
    });
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(join(folder, 'model.onnx')), hash);
  } catch {
    throw notAModelFolder(folder, 'model.onnx cannot be read');
  }
  const digest = hash.digest('hex');
  if (digest === proof.model.toLowerCase()) return digest;
  throw new Failure('failed', `model.onnx in ${folder} is not the model that was proven, so it is not served.`, {
    reason: 'model-not-proven',
    subject: folder,
    remedy: 'Prepare the model again: the proof is about another file.',
    details: [`SHA-256 of model.onnx:  ${digest}`, `slipway/proof.json says: ${proof.model}`],
  });
}

async function readProof(folder: string): Promise<Proof> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(folder, 'slipway', 'proof.json'), 'utf8'));
  } catch {
    throw notAModelFolder(folder, 'slipway/proof.json cannot be read');
  }
  const parsed = Proof.safeParse(json);
  if (!parsed.success) throw notAModelFolder(folder, 'slipway/proof.json is not a proof of this version of Slipway');
  return parsed.data;
}

function notAModelFolder(folder: string, why: string): Failure {
  return new Failure('missing', `${folder} is not a model folder that can be served: ${why}.`, {
    reason: 'model-folder-not-found',
    subject: folder,
    remedy: 'Prepare the model first: slipway prepare',
  });
}
