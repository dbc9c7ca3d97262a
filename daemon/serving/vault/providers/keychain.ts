import { randomBytes } from 'node:crypto';
import { ModelKeyError } from '../model-key-error.ts';
import { fingerprintOf, keyFrom, ownKeyLength, unwrapWith, wrapWith } from './own-key.ts';
import type { KeyProvider } from './provider.ts';

const service = 'Slipway model key';
const usual = 'default';
/** A locked keychain asks its owner; nobody may be there. */
const patience = 25_000;

/**
 * A key in the system's own keychain, made at first use: macOS Keychain, Windows Credential Manager, or the Secret Service
 * (GNOME Keyring, KWallet) on Linux. It is what other programs of the same user may ask the system for, too.
 */
export const keychain: KeyProvider = {
  id: 'keychain',
  async wrap(dataKey, name, { context, signal }) {
    const key = await readOrMade(name || usual, signal);
    return { provider: 'keychain', id: name || usual, wrapped: wrapWith(key, dataKey, context) };
  },
  async unwrap({ id, wrapped }, { context, signal }) {
    const key = await read(id, signal);
    if (key === null)
      throw new ModelKeyError(
        `The keychain of this user has no key "${id}" of Slipway, under which the model is encrypted.`,
        'Open it where it was encrypted, and add a key that is reachable here: slipway encrypt --rewrap --key ...',
      );
    const opened = unwrapWith(key, wrapped, context);
    if (opened !== null) return opened;
    throw new ModelKeyError(
      `The key "${id}" in the keychain of this user (${fingerprintOf(key)}) is not the one that the model was encrypted under.`,
      'Open it where it was encrypted, and add a key that is reachable here: slipway encrypt --rewrap --key ...',
    );
  },
};

async function entryOf(name: string) {
  const { AsyncEntry } = await import('@napi-rs/keyring').catch((error: unknown) => {
    throw new ModelKeyError(
      `This installation has no part that speaks to the keychain of ${process.platform} ${process.arch} (${firstLine(error)}).`,
      elsewhere,
    );
  });
  // Without a Secret Service the library would take the kernel's own keyring, which forgets at the next start of the machine.
  return new AsyncEntry(service, name, { linux: { store: 'secret-service' } });
}

async function read(name: string, signal: AbortSignal): Promise<Buffer | null> {
  const text = await asked(async (within) => (await entryOf(name)).getPassword(within), signal);
  return text === null ? null : keyFrom(text, `The entry "${name}" of the keychain`);
}

/** One after the other: of two keys made in the same moment, the first would be lost, and with it what it wrapped. */
let turn: Promise<unknown> = Promise.resolve();

function readOrMade(name: string, signal: AbortSignal): Promise<Buffer> {
  const made = turn.then(async () => (await read(name, signal)) ?? (await make(name, signal)));
  turn = made.catch(() => {});
  return made;
}

async function make(name: string, signal: AbortSignal): Promise<Buffer> {
  const key = randomBytes(ownKeyLength);
  await asked(async (within) => (await entryOf(name)).setPassword(key.toString('base64'), within), signal);
  // What is there counts, not what was sent: a key that does not come back would lock the model for good.
  const kept = await read(name, signal);
  if (kept !== null) return kept;
  throw new ModelKeyError(`The keychain took the key "${name}" and does not give it back.`, elsewhere);
}

async function asked<T>(ask: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
  const late = Promise.withResolvers<never>();
  const end = () => late.reject(new Error('it did not answer in 25 seconds; it may be locked and wait for its owner'));
  within.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([ask(within), late.promise]);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelKeyError) throw error;
    throw new ModelKeyError(`No keychain can be reached here: ${firstLine(error)}.`, elsewhere);
  } finally {
    within.removeEventListener('abort', end);
  }
}

const elsewhere =
  'On Linux a Secret Service has to run in this session (gnome-keyring, KWallet); without one, as on servers, give the key by file: SLIPWAY_MODEL_KEY_FILE and the key "file" under model.encrypt.';

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.replace(/\.$/, '') ?? '';
