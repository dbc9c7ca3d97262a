import { asFailures, openModel } from '#daemon/encryption/opened.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import type { ModelKind } from '#daemon/serving/model-digest.ts';
import type { ModelSource } from '#daemon/serving/model-source.ts';
import type { KeyProviderId } from '#protocol/encryption.ts';
import { Proof } from '#protocol/model.ts';

export interface VerifiedModel {
  readonly kind: ModelKind;
  /** Of the model in the clear, in hex; see `modelDigest`. */
  readonly digest: string;
  /** Who has a key of it, where it is encrypted; else none. */
  readonly providers: readonly KeyProviderId[];
}

/**
 * Checks that the folder's model is the one its proof is about and was proven; resolves with its digest. Rejects with a
 * `Failure`: `missing` where the folder is not a model folder, `failed` where the model is another one or was not
 * proven.
 */
export async function verifyModelFolder(folder: string): Promise<VerifiedModel> {
  const source = await openModel(folder);
  const proof = await readProof(source);
  if (!proof.proven)
    throw new Failure('failed', `The model in ${folder} does not give the notebook's answers, so it is not served.`, {
      reason: 'model-not-proven',
      subject: folder,
      remedy: 'Mend what parts them and prepare again: slipway prepare',
      details: [proof.reason ?? 'slipway/proof.json says that it is not proven.'],
    });
  const { kind } = source;
  if (kind === null) throw notAModelFolder(folder, 'there is neither model.onnx nor code/slipway_model.py in it');
  const what = kind === 'onnx' ? 'model.onnx' : 'the Python model';
  const digest = await asFailures(folder, () => source.digest()).catch((error: unknown) => {
    if (error instanceof Failure) throw error;
    throw notAModelFolder(folder, `${what} cannot be read (${error instanceof Error ? error.message : error})`);
  });
  if (digest === proof.model.toLowerCase()) return { kind, digest, providers: source.sealed?.providers ?? [] };
  throw new Failure(
    'failed',
    `${what.replace(/^t/, 'T')} in ${folder} is not the model that was proven, so it is not served.`,
    {
      reason: 'model-not-proven',
      subject: folder,
      remedy: 'Prepare the model again: the proof is about another one.',
      details: [`SHA-256 of ${what}: ${digest}`, `slipway/proof.json says: ${proof.model}`],
    },
  );
}

async function readProof(source: ModelSource): Promise<Proof> {
  const { folder } = source;
  let json: unknown;
  try {
    json = JSON.parse((await asFailures(folder, () => source.read('slipway/proof.json'))).toString('utf8'));
  } catch (error) {
    if (error instanceof Failure) throw error;
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
