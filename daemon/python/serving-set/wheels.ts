import { join } from 'node:path';
import * as z from 'zod';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { normalised } from '../lock-text.ts';
import type { KeptWheel } from './lock-part.ts';

const folder = 'slipway/wheels';
const Packed = z.array(z.object({ name: z.string(), file: z.string(), sha256: z.string() }));

/** Names, in the file of what has no hash, of the packages. */
export const unhashedNames = (text: string | null): string[] =>
  (text ?? '').split('\n').flatMap((line) => {
    if (line.startsWith('#') || line.trim() === '') return [];
    const name = / {2}# (\S+), files sha256:/.exec(line)?.[1] ?? /^([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(line)?.[1];
    return name === undefined ? [] : [normalised(name)];
  });

/** Packs packages of an environment as wheels into a model folder, so that it needs no repository and no folder beside it. */
export async function keepWheels(
  names: readonly string[],
  { python, scripts, out, signal }: { python: string; scripts: string; out: string; signal: AbortSignal },
): Promise<KeptWheel[]> {
  if (names.length === 0) return [];
  const args = ['-I', join(scripts, 'slipway_wheel.py'), join(out, folder), ...names];
  const { code, stdout, tail } = await runChild(python, args, { signal, stdin: '' });
  if (code !== 0)
    throw new Failure('failed', `${names.join(', ')} cannot be kept in the model folder: ${tail.at(-1) ?? code}`, {
      reason: 'package-not-kept',
      subject: names.join(', '),
      remedy: 'Install it from an index or a wheel, so that it says which files it has.',
      details: tail.slice(-40),
    });
  return Packed.parse(JSON.parse(stdout)).map(({ name, file, sha256 }) => ({
    ...{ name: normalised(name), path: `${folder}/${file}`, sha256 },
  }));
}
