import * as z from 'zod';
import { ModelKeyError } from '../model-key-error.ts';
import { secretFile } from './file.ts';
import type { Asking, KeyProvider } from './provider.ts';

const patience = 20_000;
const Wrapped = z.object({ data: z.object({ ciphertext: z.string().startsWith('vault:v') }) });
const Opened = z.object({ data: z.object({ plaintext: z.base64() }) });
const Refused = z.object({ errors: z.array(z.string()) });

/**
 * The transit engine of HashiCorp Vault or OpenBao: the key never leaves it (https://developer.hashicorp.com/vault/api-docs/secret/transit).
 * Address and token as its own tools take them: VAULT_ADDR, VAULT_TOKEN (or VAULT_TOKEN_FILE, as an agent writes it),
 * VAULT_NAMESPACE; SLIPWAY_VAULT_TRANSIT names the mount where it is not `transit`.
 */
export const vault: KeyProvider = {
  id: 'vault',
  async wrap(dataKey, name, asking) {
    const plaintext = Buffer.from(dataKey).toString('base64');
    const { data } = await ask('encrypt', name, { plaintext }, Wrapped, asking);
    return { provider: 'vault', id: name, wrapped: data.ciphertext };
  },
  async unwrap({ id, wrapped }, asking) {
    const { data } = await ask('decrypt', id, { ciphertext: wrapped }, Opened, asking);
    return Buffer.from(data.plaintext, 'base64');
  },
};

async function ask<T>(
  what: 'encrypt' | 'decrypt',
  name: string,
  body: Record<string, string>,
  schema: z.ZodType<T>,
  { env, signal, context }: Asking,
): Promise<T> {
  const address = env['VAULT_ADDR'];
  if (address === undefined || !/^https?:\/\//.test(address))
    throw new ModelKeyError('The model’s key is kept by Vault, and VAULT_ADDR names no server.', 'Set VAULT_ADDR.');
  const file = env['VAULT_TOKEN_FILE'];
  const token = (file ? await secretFile(file) : (env['VAULT_TOKEN'] ?? '')).trim();
  if (token === '')
    throw new ModelKeyError(
      `There is no token for Vault at ${address}.`,
      'Set VAULT_TOKEN_FILE to a file with a token that may use the key, or VAULT_TOKEN.',
    );
  const mount = env['SLIPWAY_VAULT_TRANSIT'] || 'transit';
  const url = new URL(`/v1/${mount}/${what}/${encodeURIComponent(name)}`, address);
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-vault-token': token,
      'x-vault-request': 'true',
      ...(env['VAULT_NAMESPACE'] ? { 'x-vault-namespace': env['VAULT_NAMESPACE'] } : {}),
    },
    body: JSON.stringify({ ...body, associated_data: Buffer.from(context).toString('base64') }),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new ModelKeyError(
      `Vault at ${address} cannot be reached: ${cause instanceof Error ? cause.message : cause}.`,
      'Look whether it runs and is unsealed, and whether VAULT_ADDR is right.',
    );
  });
  const text = await response.text();
  const said = parsed(text);
  const made = schema.safeParse(said);
  if (response.ok && made.success) return made.data;
  const refused = Refused.safeParse(said);
  throw new ModelKeyError(
    `Vault at ${address} did not ${what} with the key "${name}" of ${mount}: ${refused.success && refused.data.errors.length > 0 ? refused.data.errors.join('; ') : `status ${response.status}`}.`,
    what === 'encrypt'
      ? `Look whether the key is there (vault write -f ${mount}/keys/${name}) and the token’s policy allows ${mount}/encrypt/${name}.`
      : `Look whether the token’s policy allows ${mount}/decrypt/${name}, and whether the key version is not below its min_decryption_version.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
