import { isAbsolute } from 'node:path';
import { Failure } from '#daemon/rpc/failure.ts';

/** On an image whose model is encrypted: the providers that have its key, separated by commas. */
export const keysLabel = 'dev.slipway.keys';

/** What a container gets to open its model with: names in its environment, secrets as files that it may only read. */
export interface ModelKeys {
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: readonly { readonly source: string; readonly target: string }[];
}

interface Way {
  /** Variables whose value is a file with a secret, which is mounted. */
  readonly files: readonly string[];
  /** Variables that are no secret and go along where they are set. */
  readonly names: readonly string[];
  readonly remedy: string;
}

/** By provider. A keychain belongs to a user's session, where no container gets. */
const ways: Readonly<Record<string, Way>> = {
  file: { files: ['SLIPWAY_MODEL_KEY_FILE'], names: [], remedy: 'SLIPWAY_MODEL_KEY_FILE to the file with the key' },
  vault: {
    files: ['VAULT_TOKEN_FILE'],
    names: ['VAULT_ADDR', 'VAULT_NAMESPACE', 'SLIPWAY_VAULT_TRANSIT'],
    remedy: 'VAULT_ADDR, and VAULT_TOKEN_FILE to a file with a token',
  },
  'aws-kms': {
    files: ['AWS_SHARED_CREDENTIALS_FILE'],
    names: ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL_KMS', 'AWS_PROFILE'],
    remedy: 'AWS_REGION, and AWS_SHARED_CREDENTIALS_FILE to a file with credentials',
  },
};

/**
 * What opens the model of an image with these labels, by what whoever asked has set. A secret itself is never put into a
 * container's environment, which the engine shows to all who may ask it. Throws a `Failure` where there is no way.
 */
export function modelKeys(
  labels: Readonly<Record<string, string>> | undefined,
  variables: Readonly<Record<string, string | undefined>>,
): ModelKeys {
  const providers = (labels?.[keysLabel] ?? '').split(',').filter((provider) => provider !== '');
  const env: Record<string, string> = {};
  const secrets: { source: string; target: string }[] = [];
  for (const { files, names } of providers.flatMap((provider) => ways[provider] ?? [])) {
    const given = files.flatMap((name) => (variables[name] ? [[name, variables[name]] as const] : []));
    if (given.length === 0) continue;
    for (const [name, source] of given) {
      if (!isAbsolute(source)) throw notAbsolute(name, source);
      const target = `/run/secrets/${name.toLowerCase().replaceAll('_', '-')}`;
      secrets.push({ source, target });
      env[name] = target;
    }
    for (const name of names) {
      const value = variables[name];
      if (value) env[name] = value;
    }
  }
  if (providers.length > 0 && secrets.length === 0) throw noWay(providers);
  return { env, secrets };
}

function notAbsolute(name: string, path: string): Failure {
  return new Failure('failed', `${name} is ${path}, which no engine can mount.`, {
    reason: 'model-key-not-given',
    subject: name,
    remedy: `Set ${name} to the whole path of the file.`,
  });
}

function noWay(providers: readonly string[]): Failure {
  const possible = providers.flatMap((provider) => ways[provider]?.remedy ?? []);
  return new Failure('failed', 'The model in the image is encrypted, and the container would have no key for it.', {
    reason: 'model-key-not-given',
    subject: providers.join(', '),
    remedy:
      possible.length > 0
        ? `Set ${possible.join('; or ')}. It is mounted read-only; nothing of it gets into the image.`
        : 'Its key is in the keychain of a user, which no container reaches. Add another: slipway encrypt --rewrap --key keychain --key file, with SLIPWAY_MODEL_KEY_FILE set; then build again.',
  });
}
