import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import * as z from 'zod';
import { vault } from './vault.ts';

/** A stand-in with the answers that Vault's page of the transit engine shows; it knows one key and one token. */
const Body = z.object({
  plaintext: z.string().optional(),
  ciphertext: z.string().optional(),
  associated_data: z.string(),
});
let close = () => {};
afterEach(() => close());

async function standIn(seen: { path: string; headers: IncomingHttpHeaders }[] = []): Promise<string> {
  const server = createServer(async (request, response) => {
    seen.push({ path: request.url ?? '', headers: request.headers });
    const { plaintext, ciphertext, associated_data } = Body.parse(JSON.parse(await text(request)));
    const answer = (status: number, body: object) => response.writeHead(status).end(JSON.stringify(body));
    if (request.headers['x-vault-token'] !== 's.token') return answer(403, { errors: ['permission denied'] });
    if (request.url === '/v1/transit/encrypt/models')
      return answer(200, { data: { ciphertext: `vault:v1:${associated_data}.${plaintext}`, key_version: 1 } });
    const [bound, opened] = ciphertext?.slice('vault:v1:'.length).split('.') ?? [];
    if (request.url === '/v1/transit/decrypt/models' && bound === associated_data)
      return answer(200, { data: { plaintext: opened } });
    return answer(400, { errors: ['encryption key not found'] });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => void server.close();
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

const dataKey = Buffer.alloc(32, 3);
const asking = (VAULT_ADDR: string, more: Record<string, string> = {}, context = 'model a') => ({
  env: { VAULT_ADDR, VAULT_TOKEN: 's.token', ...more },
  context,
  signal: new AbortController().signal,
});

it('wraps and unwraps by the transit engine, bound to the model', async () => {
  const seen: { path: string; headers: IncomingHttpHeaders }[] = [];
  const address = await standIn(seen);
  const wrapped = await vault.wrap(dataKey, 'models', asking(address, { VAULT_NAMESPACE: 'team' }));
  expect(wrapped).toMatchObject({ provider: 'vault', id: 'models', wrapped: expect.stringMatching(/^vault:v1:/) });
  expect(await vault.unwrap(wrapped, asking(address))).toEqual(dataKey);
  expect(seen[0]).toMatchObject({ path: '/v1/transit/encrypt/models', headers: { 'x-vault-namespace': 'team' } });
  await expect(vault.unwrap(wrapped, asking(address, {}, 'model b'))).rejects.toThrow('did not decrypt');
});

it('says what Vault said, and what to look at', async () => {
  const address = await standIn();
  await expect(vault.wrap(dataKey, 'other', asking(address))).rejects.toMatchObject({
    message: `Vault at ${address} did not encrypt with the key "other" of transit: encryption key not found.`,
    remedy: expect.stringContaining('vault write -f transit/keys/other'),
  });
  const stranger = vault.wrap(dataKey, 'models', asking(address, { VAULT_TOKEN: 's.secret-of-somebody' }));
  await expect(stranger).rejects.toThrow('permission denied');
  await expect(stranger).rejects.not.toThrow('s.secret-of-somebody');
});

it('asks for an address and a token, and says where nobody answers', async () => {
  await expect(vault.wrap(dataKey, 'models', asking(''))).rejects.toThrow('VAULT_ADDR names no server');
  await expect(vault.wrap(dataKey, 'models', asking('http://127.0.0.1:9', { VAULT_TOKEN: '' }))).rejects.toThrow(
    'no token',
  );
  await expect(vault.wrap(dataKey, 'models', asking('http://127.0.0.1:9'))).rejects.toThrow('cannot be reached');
});
