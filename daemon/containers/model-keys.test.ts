import { describe, expect, it } from 'vitest';
import { keysLabel, modelKeys } from './model-keys.ts';

const labels = (providers: string) => ({ [keysLabel]: providers });

describe('what a container gets to open its model with', () => {
  it('is nothing where the model is not encrypted', () => {
    expect(modelKeys({}, { SLIPWAY_MODEL_KEY_FILE: '/k' })).toEqual({ env: {}, secrets: [] });
    expect(modelKeys(undefined, {})).toEqual({ env: {}, secrets: [] });
  });

  it('is a file that is mounted, and no secret in its environment', () => {
    const variables = {
      SLIPWAY_MODEL_KEY_FILE: '/home/me/key',
      SLIPWAY_MODEL_KEY: 'secret-1',
      VAULT_ADDR: 'https://vault.example',
      VAULT_TOKEN: 'secret-2',
      VAULT_TOKEN_FILE: '/home/me/token',
      AWS_SECRET_ACCESS_KEY: 'secret-3',
    };
    const made = modelKeys(labels('keychain,file,vault,aws-kms'), variables);
    expect(made).toEqual({
      env: {
        SLIPWAY_MODEL_KEY_FILE: '/run/secrets/slipway-model-key-file',
        VAULT_TOKEN_FILE: '/run/secrets/vault-token-file',
        VAULT_ADDR: 'https://vault.example',
      },
      secrets: [
        { source: '/home/me/key', target: '/run/secrets/slipway-model-key-file' },
        { source: '/home/me/token', target: '/run/secrets/vault-token-file' },
      ],
    });
  });

  it.each([
    ['file', {}, 'SLIPWAY_MODEL_KEY_FILE'],
    ['vault', { VAULT_ADDR: 'https://v', VAULT_TOKEN: 't' }, 'VAULT_TOKEN_FILE'],
    ['keychain', { SLIPWAY_MODEL_KEY_FILE: '/k' }, 'slipway encrypt --rewrap --key keychain --key file'],
    ['file', { SLIPWAY_MODEL_KEY_FILE: 'key' }, 'the whole path'],
  ])('is refused with a next step for %s without what it needs', (providers, variables, remedy) => {
    expect(() => modelKeys(labels(providers), variables)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ remedy: expect.stringContaining(remedy) }) }),
    );
  });
});
