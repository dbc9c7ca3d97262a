import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { withRun } from '#daemon/process/run-folder.ts';
import { placeNoted } from '#daemon/python/noted-places.ts';
import { recoverPlace } from '#daemon/python/place.ts';
import { inTurn } from '#daemon/python/place-turn.ts';
import { environment } from '#daemon/rpc/environment.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { type DaemonServices, type Handler, handler } from '#daemon/rpc/handler.ts';
import { plainSource } from '#daemon/serving/model-source.ts';
import { readEncryption } from '#daemon/serving/vault/manifest.ts';
import { unwrapDataKey } from '#daemon/serving/vault/unwrap.ts';
import type { Store } from '#daemon/store/index.ts';
import type { Encryption } from '#protocol/encryption.ts';
import { Proof } from '#protocol/model.ts';
import type { Sealed } from '#protocol/rpc/encryption.ts';
import { encryption } from '#protocol/rpc/index.ts';
import { notEncrypted } from './not-encrypted.ts';
import { openFolder } from './open-folder.ts';
import { asFailures } from './opened.ts';
import { rewrap } from './rewrap.ts';
import { sealFolder } from './seal-folder.ts';

/** `encryption.encrypt`, `encryption.rewrap` and `encryption.decrypt`: a model folder as before, or as asked for. */
export function encryptionHandlers(services: DaemonServices, store: Store): Handler[] {
  const swap = { python: 'python3', script: join(services.assets, 'python', 'swap_folders.py') };
  const note = (actor: string, action: string, subject: string, keys: readonly string[]) =>
    store.audit.append({ actor, action, subject, details: { keys: keys.join(', ') } });

  return [
    handler(encryption.encrypt, async ({ project, folder, keys }, { signal, client }) => {
      const place = resolve(project, folder);
      const manifest = await alone(place, signal, async () => {
        if ((await readEncryption(place)) !== null) throw encryptedAlready(place);
        const { kind, model } = await provenModel(place);
        return apart(services, async (made) => {
          const sealed = await sealFolder({ from: place, to: made, kind, model, keys, env: environment(), signal });
          signal.throwIfAborted();
          await placeNoted(services.stateFolder, made, place, swap);
          return sealed;
        });
      });
      note(client.program, encryption.encrypt.name, place, keys);
      return described(place, manifest);
    }),

    handler(encryption.rewrap, async ({ project, folder, keys }, { signal, client }) => {
      const place = resolve(project, folder);
      const next = await alone(place, signal, () => rewrap(place, keys, signal));
      note(client.program, encryption.rewrap.name, place, keys);
      return described(place, next);
    }),

    handler(encryption.decrypt, async ({ project, folder }, { signal, client }) => {
      const place = resolve(project, folder);
      const files = await alone(place, signal, async () => {
        const manifest = (await readEncryption(place)) ?? notEncrypted(place);
        const dataKey = await unwrapDataKey(manifest, environment(), signal);
        try {
          await apart(services, async (made) => {
            await openFolder(place, made, manifest, dataKey, signal);
            signal.throwIfAborted();
            await placeNoted(services.stateFolder, made, place, swap);
          });
        } finally {
          dataKey.fill(0);
        }
        return manifest.files.length;
      });
      note(client.program, encryption.decrypt.name, place, []);
      return { folder: place, files };
    }),
  ];
}

/** Nothing else of this daemon is at work on the folder meanwhile, and what a killed one left of it is mended. */
const alone = <T>(place: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
  inTurn(place, async () => {
    signal.throwIfAborted();
    await recoverPlace(place);
    return asFailures(place, work);
  });

/** A folder to make the other one in, gone in the end; what a killed daemon leaves in it goes with the next one's start. */
const apart = <T>({ stateFolder }: DaemonServices, work: (folder: string) => Promise<T>): Promise<T> =>
  withRun(stateFolder, (folder) => work(join(folder, 'model')));

async function provenModel(folder: string): Promise<{ kind: 'onnx' | 'python'; model: string }> {
  const { kind, digest } = await plainSource(folder);
  const text = await readFile(join(folder, 'slipway', 'proof.json'), 'utf8').catch(() => null);
  const proof = text === null ? null : (Proof.safeParse(jsonOf(text)).data ?? null);
  if (kind === null || proof === null)
    throw new Failure('missing', `${folder} holds no model that was prepared.`, {
      reason: 'no-model-folder',
      subject: folder,
      remedy: 'Run "slipway prepare" on the notebook first.',
    });
  const model = await digest();
  if (model === proof.model.toLowerCase()) return { kind, model };
  throw new Failure('failed', `The model in ${folder} is not the one that was proven, so it was left as it is.`, {
    reason: 'model-not-proven',
    subject: folder,
    remedy: 'Prepare the model again: slipway prepare',
    details: [`SHA-256 of the model:     ${model}`, `slipway/proof.json says: ${proof.model}`],
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const described = (folder: string, { keys, files }: Encryption): Sealed => ({
  folder,
  keys: keys.map(({ provider, id }) => ({ provider, id })),
  files: files.length,
});

const encryptedAlready = (folder: string): Failure =>
  new Failure('failed', `The model in ${folder} is encrypted already.`, {
    reason: 'model-encrypted',
    subject: folder,
    remedy: 'For other keys run: slipway encrypt --rewrap',
  });
