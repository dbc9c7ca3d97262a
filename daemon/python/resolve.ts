import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutCredentialsIn } from '#core/environment/index.ts';
import { runChild } from '#daemon/process/index.ts';
import { Failure } from '#daemon/rpc/failure.ts';
import { compareDotted } from '#protocol/oldest.ts';
import { isAlive } from './alive.ts';
import { findProgram } from './interpreter.ts';
import type { Resolution, ResolveOptions } from './locking/model.ts';
import { resolveWithPip } from './locking/with-pip.ts';
import { resolveWithUv } from './locking/with-uv.ts';

/** The first uv that writes `pylock.toml` in all respects that are read here. */
const oldestUv = '0.8.0';

/** Versions to keep, the strictest first: where one does not go, the next is tried. */
export type Attempts = readonly (readonly string[])[];

/** Pins requirements with everything they need: by uv where one that is new enough is on PATH, else by pip. */
export async function resolve(options: Omit<ResolveOptions, 'constraints'>, attempts: Attempts): Promise<Resolution> {
  const uv = await findUv(options.signal);
  const quiet = { ...options, onLine: (line: string) => options.onLine(withoutCredentialsIn(line)) };
  for (const [at, constraints] of attempts.entries()) {
    const folder = await mkdtemp(join(tmpdir(), `slipway-resolve-${process.pid}-`));
    try {
      const asked = { ...quiet, constraints };
      return uv === null ? await resolveWithPip(folder, asked) : await resolveWithUv(uv, folder, asked);
    } catch (error) {
      if (at === attempts.length - 1 || !isOfVersions(error)) throw error;
      options.onLine('The versions of the interpreter do not go together here; trying with fewer of them.');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  throw new Error('there was no attempt to make');
}

/** Whether other versions may help. */
export const isOfVersions = (error: unknown): boolean =>
  error instanceof Failure &&
  ['conflict', 'no-such-package', 'no-version-found', 'no-wheel', 'no-compiler', 'wrong-python'].includes(
    error.data.reason,
  );

async function findUv(signal: AbortSignal): Promise<string | null> {
  const uv = findProgram('uv');
  if (uv === null) return null;
  const { code, stdout } = await runChild(uv, ['--version'], { signal, stdin: '' });
  const version = /^uv (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  return code === 0 && version !== undefined && compareDotted(version, oldestUv) >= 0 ? uv : null;
}

/** Removes what processes that are gone left of their resolving. Folders of other users stay: they cannot be removed. */
export async function removeOldResolves(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = /^slipway-resolve-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => {});
  }
}
