import { ModelKeyError } from '../model-key-error.ts';
import type { Asking, KeyProvider } from './provider.ts';

/**
 * A key of AWS KMS, which never leaves it. Region, credentials and endpoint as the AWS SDK finds them: variables, profiles,
 * roles of containers, pods and machines.
 */
export const awsKms: KeyProvider = {
  id: 'aws-kms',
  async wrap(dataKey, name, asking) {
    const { client, EncryptCommand } = await kms(asking);
    const answer = await told(name, 'kms:Encrypt', asking, () =>
      client.send(new EncryptCommand({ KeyId: name, Plaintext: dataKey, EncryptionContext: contextOf(asking) }), {
        abortSignal: within(asking),
      }),
    );
    if (answer.CiphertextBlob === undefined) throw empty(name);
    // The key's own ARN rather than an alias, which may be of another key tomorrow.
    return {
      provider: 'aws-kms',
      id: answer.KeyId ?? name,
      wrapped: Buffer.from(answer.CiphertextBlob).toString('base64'),
    };
  },
  async unwrap({ id, wrapped }, asking) {
    const { client, DecryptCommand } = await kms(asking);
    const answer = await told(id, 'kms:Decrypt', asking, () =>
      client.send(
        new DecryptCommand({
          KeyId: id,
          CiphertextBlob: Buffer.from(wrapped, 'base64'),
          EncryptionContext: contextOf(asking),
        }),
        { abortSignal: within(asking) },
      ),
    );
    if (answer.Plaintext === undefined) throw empty(id);
    return Buffer.from(answer.Plaintext);
  },
};

const patience = 20_000;
const contextOf = ({ context }: Asking) => ({ 'slipway-model-key': context });
const within = ({ signal }: Asking) => AbortSignal.any([signal, AbortSignal.timeout(patience)]);

/** The SDK is loaded where it is asked for, and nowhere else. */
async function kms({ env }: Asking) {
  const { KMSClient, EncryptCommand, DecryptCommand } = await import('@aws-sdk/client-kms');
  const region = env['AWS_REGION'] || env['AWS_DEFAULT_REGION'];
  const endpoint = env['AWS_ENDPOINT_URL_KMS'] || env['AWS_ENDPOINT_URL'];
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  const sessionToken = env['AWS_SESSION_TOKEN'];
  const profile = env['AWS_PROFILE'];
  const client = new KMSClient({
    maxAttempts: 3,
    ...(region ? { region } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(profile ? { profile } : {}),
    // Those of whoever asked, where they were said in variables: this process may have been started by somebody else.
    ...(accessKeyId && secretAccessKey
      ? { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } }
      : {}),
  });
  return { client, EncryptCommand, DecryptCommand };
}

async function told<T>(key: string, permission: string, { signal }: Asking, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    signal.throwIfAborted();
    const name = error instanceof Error ? error.name : '';
    const message = error instanceof Error ? error.message : String(error);
    throw new ModelKeyError(
      `AWS KMS did not answer for the key ${key}: ${name === '' || name === 'Error' ? '' : `${name}: `}${message || 'no reason was given'}.`,
      `Look whether region and credentials are set (aws sts get-caller-identity), and whether they have ${permission} on the key.`,
    );
  }
}

const empty = (key: string) =>
  new ModelKeyError(`AWS KMS gave an empty answer for the key ${key}.`, 'Look whether the endpoint is AWS KMS.');
