import { Failure } from '#daemon/rpc/failure.ts';

export function notEncrypted(folder: string): never {
  throw new Failure('missing', `The model in ${folder} is not encrypted.`, {
    reason: 'model-not-encrypted',
    subject: folder,
    remedy: 'Encrypt it first: slipway encrypt',
  });
}
