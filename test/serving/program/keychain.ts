// Asks the keychain of the session it runs in: wrap NAME KEY, again NAME KEY, unwrap WRAPPED. Prints what came of it, in one line.

import { ModelKeyError } from '#daemon/serving/vault/model-key-error.ts';
import { keychain } from '#daemon/serving/vault/providers/keychain.ts';
import { WrappedKey } from '#protocol/encryption.ts';

const [what, first = '', second = ''] = process.argv.slice(2);
const asking = { env: {}, context: 'model a', signal: new AbortController().signal };
const key = Buffer.from(second, 'hex');

async function asked(): Promise<string> {
  if (what === 'unwrap') return (await keychain.unwrap(WrappedKey.parse(JSON.parse(first)), asking)).toString('hex');
  const wrapped = await keychain.wrap(key, first, asking);
  if (what === 'wrap') return JSON.stringify(wrapped);
  return (await keychain.unwrap(wrapped, asking)).equals(key) ? 'same' : 'another';
}

try {
  console.log(await asked());
} catch (error) {
  if (!(error instanceof ModelKeyError)) throw error;
  console.log(`${error.message} ${error.remedy}`);
}
process.exit(0);
