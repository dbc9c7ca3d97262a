import { readFile, stat } from 'node:fs/promises';
import type { WrappedKey } from '#protocol/encryption.ts';
import { ModelKeyError } from '../model-key-error.ts';
import { fingerprintOf, keyFrom, unwrapWith, wrapWith } from './own-key.ts';
import type { KeyProvider, Variables } from './provider.ts';

/**
 * Keys that the operator gives: a file (SLIPWAY_MODEL_KEY_FILE), as a mounted secret is one, or a variable (SLIPWAY_MODEL_KEY),
 * for CI. A line each; the first wraps, any unwraps, so that a new key can be put above the old one before `--rewrap`.
 */
export const file: KeyProvider = {
  id: 'file',
  async wrap(dataKey, _name, { env, context }) {
    const [first] = await keysOf(env);
    if (first === undefined) throw noKey();
    return { provider: 'file', id: fingerprintOf(first), wrapped: wrapWith(first, dataKey, context) };
  },
  async unwrap(key, { env, context }) {
    const all = await keysOf(env);
    if (all.length === 0) throw noKey();
    for (const one of all) {
      const opened = unwrapWith(one, key.wrapped, context);
      if (opened !== null) return opened;
    }
    throw another(key, all);
  },
};

const noKey = () =>
  new ModelKeyError(
    'The model is encrypted under a key that is given by file, and none was given.',
    'Set SLIPWAY_MODEL_KEY_FILE to the path of the key, or SLIPWAY_MODEL_KEY to the key itself.',
  );

const another = ({ id }: WrappedKey, all: readonly Buffer[]) =>
  new ModelKeyError(
    `The model was encrypted under the key ${id}, and the key that was given is ${all.map(fingerprintOf).join(', ')}.`,
    'Give the key that it was encrypted under; after a rotation, both keys in one file, a line each, and run: slipway encrypt --rewrap',
  );

async function keysOf(env: Variables): Promise<Buffer[]> {
  const path = env['SLIPWAY_MODEL_KEY_FILE'];
  if (path !== undefined && path !== '') return linesOf(await secretFile(path)).map((line) => keyFrom(line, path));
  return linesOf(env['SLIPWAY_MODEL_KEY'] ?? '').map((line) => keyFrom(line, 'SLIPWAY_MODEL_KEY'));
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Where container runtimes mount secrets, which they make readable to all in the container. */
const mounted = /^\/(?:var\/)?run\/secrets\//;
const mostBytes = 64 * 1024;

/**
 * The text of a file that holds a secret. Throws a `ModelKeyError` where it cannot be read, or where others than its owner and
 * group may read it, or than its owner may change it.
 */
export async function secretFile(path: string): Promise<string> {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!found.isFile() || found.size > mostBytes)
    throw new ModelKeyError(`${path} is no file that holds a key.`, 'Name the file itself, not its folder.');
  const open = mounted.test(path) ? 0o022 : 0o026;
  if (process.platform !== 'win32' && (found.mode & open) !== 0)
    throw new ModelKeyError(
      `${path} may be ${(found.mode & 0o022) === 0 ? 'read' : 'changed'} by others than its owner (mode ${(found.mode & 0o777).toString(8)}), so it is not taken for a secret.`,
      `Close it: chmod 600 ${path}. For a Kubernetes secret: defaultMode: 0440.`,
    );
  return readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(path, error);
  });
}

function unreadable(path: string, error: unknown): ModelKeyError {
  const code = error instanceof Error && 'code' in error ? error.code : error;
  return new ModelKeyError(
    `The key file ${path} cannot be read (${code}).`,
    code === 'EACCES'
      ? `Let the user that runs this (${process.getuid?.() ?? 'the service'}) read it; in an image of Slipway that is user 1000.`
      : 'Set SLIPWAY_MODEL_KEY_FILE to where it is.',
  );
}
