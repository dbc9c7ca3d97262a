import type { Diagnosis } from '#protocol/rpc/daemon.ts';
import type { Surroundings } from './surroundings.ts';

/** uv makes locks and environments faster; pip does where it is missing. */
export async function checkUv({ run, platform }: Surroundings): Promise<Diagnosis> {
  const subject = 'uv';
  const answer = await run('uv', ['--version']);
  if (answer?.code === 0) return { subject, ok: true, found: answer.output.trim(), needed: 'optional' };
  const remedy =
    platform === 'darwin'
      ? 'brew install uv'
      : platform === 'win32'
        ? 'winget install astral-sh.uv'
        : 'pipx install uv';
  return { subject, ok: false, found: 'not on PATH; pip is used instead', remedy, needed: 'optional' };
}
